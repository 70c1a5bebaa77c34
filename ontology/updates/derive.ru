# Makes graph:derived anew from every statement: the accusations with their ends and the direct arcs, of actors and of sides, and
# the days on which parties replied and accused one another. An actor's party is its side, else itself.

DROP SILENT GRAPH graph:derived ;

INSERT { GRAPH graph:derived { ?by kg:accuses ?against . ?accusation kg:by ?by ; kg:against ?against } }
WHERE {
  { SELECT DISTINCT ?by ?against ?accusation WHERE {
      GRAPH ?document { ?s kg:accusation ?accusation ; kg:source ?by ; kg:accused ?against } } }
  FILTER (?accusation = IRI(CONCAT(STR(?by), "#", STRAFTER(STR(?against), STR(<https://kg.example/>)))))
} ;

INSERT { GRAPH graph:derived { ?by kg:sideAccuses ?against } }
WHERE {
  GRAPH ?document { ?s a kg:Allegation ; kg:polarity kg:positive ; kg:sourceSide ?by ; kg:accusedSide ?against }
  FILTER (?by != ?against)
} ;

INSERT { GRAPH graph:derived { ?party kg:repliedOn ?day } }
WHERE {
  VALUES ?reply { kg:Denial kg:Admission }
  GRAPH ?document { ?s a ?reply ; kg:day ?day ; kg:source ?source }
  GRAPH graph:actors { ?source kg:party ?party }
} ;

INSERT { GRAPH graph:derived { ?accusation kg:by ?by ; kg:against ?against ; kg:onDay ?day } }
WHERE {
  { SELECT DISTINCT ?by ?against ?day WHERE {
      GRAPH ?document { ?s kg:accusation ?made ; kg:day ?day }
      GRAPH graph:derived { ?made kg:by ?accuser ; kg:against ?accused }
      GRAPH graph:actors { ?accuser kg:party ?by . ?accused kg:party ?against }
      FILTER (?by != ?against) } }
  BIND (IRI(CONCAT(STR(?by), "#", STRAFTER(STR(?against), STR(<https://kg.example/>)))) AS ?accusation)
}
