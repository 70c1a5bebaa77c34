# Makes graph:derived anew from every statement: the direct arcs of positive allegations, at actor and at side level, and
# the days on which parties replied and accused one another. An actor's party is its side, else itself.

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
} ;

INSERT { GRAPH graph:derived { ?party kg:repliedOn ?day } }
WHERE {
  VALUES ?reply { kg:Denial kg:Admission }
  GRAPH ?document { ?s a ?reply ; kg:day ?day ; kg:source ?source }
  GRAPH graph:actors { ?source kg:party ?party }
} ;

INSERT { GRAPH graph:derived { ?node kg:by ?by ; kg:against ?against ; kg:onDay ?day } }
WHERE {
  GRAPH ?document { ?s kg:accuser ?accuser ; kg:accused ?accused ; kg:day ?day }
  GRAPH graph:actors { ?accuser kg:party ?by . ?accused kg:party ?against }
  BIND (IRI(CONCAT(STR(?by), "#", STRAFTER(STR(?against), STR(<https://kg.example/>)))) AS ?node)
}
