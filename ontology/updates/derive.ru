# Makes graph:derived anew from every statement: the direct arcs of positive allegations, at actor and at side level.

DROP SILENT GRAPH graph:derived ;

INSERT { GRAPH graph:derived { ?accuser kg:accuses ?accused } }
WHERE {
  GRAPH ?document { ?s kg:accuser ?accuser ; kg:accused ?accused }
  FILTER (?accuser != ?accused)
} ;

INSERT { GRAPH graph:derived { ?accuser kg:sideAccuses ?accused } }
WHERE {
  GRAPH ?document { ?s kg:accuserSide ?accuser ; kg:accusedSide ?accused }
  FILTER (?accuser != ?accused)
}
