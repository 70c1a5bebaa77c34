// The outlines of actors by type, as paths: for the legend and for pictures that are saved.

const OUTLINES = {
  square: { number: 4, turn: Math.PI / 4, reach: Math.SQRT2 },
  hexagon: { number: 6, turn: 0, reach: 1 },
  triangle: { number: 3, turn: -Math.PI / 2, reach: 1.15 },
  diamond: { number: 4, turn: 0, reach: 1 },
  star: { number: 10, turn: -Math.PI / 2, reach: 1.05, inner: 0.45 },
};

/** Return the path of a shape around a point; a dot is a circle of this radius, the others are about as large. */
export function shapePath(shape, { x, y }, radius) {
  const corners = OUTLINES[shape];
  if (!corners) return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
  const { number, turn, reach, inner = 1 } = corners;
  const points = Array.from({ length: number }, (_, corner) => {
    const angle = turn + (2 * Math.PI * corner) / number;
    const far = radius * reach * (corner % 2 ? inner : 1);
    return `${rounded(x + far * Math.cos(angle))} ${rounded(y + far * Math.sin(angle))}`;
  });
  return `M${points.join("L")}z`;
}

/** A number with two digits after the point: enough for a picture of any size. */
export function rounded(number) {
  return Math.round(number * 100) / 100;
}
