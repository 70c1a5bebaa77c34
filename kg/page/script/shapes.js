// The outlines of actors by type, as vis-network draws them: for the first picture, the legend and pictures that are saved.

/** Corners around a circle, how far out of it they reach, every second one less where it says `inner`, and how far below the middle they stand. */
const OUTLINES = {
  square: { number: 4, turn: Math.PI / 4, reach: Math.SQRT2 },
  hexagon: { number: 6, turn: 0, reach: 1 },
  triangle: { number: 3, turn: -Math.PI / 2, reach: 1.328, below: 0.316 },
  diamond: { number: 4, turn: 0, reach: 1 },
  star: { number: 10, turn: -Math.PI / 2, reach: 1.066, inner: 0.385, below: 0.082 },
};

/** Return the corners of a shape around a point; null of a dot, which is a circle of this radius. */
export function cornersOf(shape, { x, y }, radius) {
  if (!OUTLINES[shape]) return null;
  const { number, turn, reach, inner = 1, below = 0 } = OUTLINES[shape];
  return Array.from({ length: number }, (_, corner) => {
    const angle = turn + (2 * Math.PI * corner) / number;
    const far = radius * reach * (corner % 2 ? inner : 1);
    return { x: x + far * Math.cos(angle), y: y + radius * below + far * Math.sin(angle) };
  });
}

/** Return the path of a shape around a point. */
export function shapePath(shape, { x, y }, radius) {
  const corners = cornersOf(shape, { x, y }, radius);
  return corners ? closed(corners) : `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
}

/** Return the path through some points and back to the first. */
export function closed(points) {
  return `M${points.map(({ x, y }) => `${rounded(x)} ${rounded(y)}`).join("L")}z`;
}

/** Return how far the border of a shape is from its middle in a direction: vis-network takes all but a dot for a square. */
export function borderOf(shape, radius, line) {
  if (!OUTLINES[shape]) return () => radius;
  return (angle) => Math.min(Math.abs(radius / Math.cos(angle)), Math.abs(radius / Math.sin(angle))) + line;
}

/** A number with two digits after the point: enough for a picture of any size. */
export function rounded(number) {
  return Math.round(number * 100) / 100;
}
