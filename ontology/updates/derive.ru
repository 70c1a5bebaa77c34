# Makes graph:derived anew from every statement: the accusations with their ends and the direct arcs, of actors and of sides, and
# the days on which parties replied and accused one another. An actor's party is its side, else itself.

DROP SILENT GRAPH graph:derived ;

INSERT { GRAPH graph:derived { ?by kg:accuses ?against . ?accusation kg:by ?by ; kg:against ?against } }
WHERE {
  {
    SELECT DISTINCT ?by ?against ?accusation
    WHERE {
      { SELECT ?s ?accusation WHERE { GRAPH ?document { ?s kg:accusation ?accusation } } }
      { SELECT ?s ?by WHERE { GRAPH ?document { ?s kg:source ?by } } }
      { SELECT ?s ?against WHERE { GRAPH ?document { ?s kg:accused ?against } } }
    }
  }
  FILTER (?accusation = IRI(CONCAT(STR(?by), "#", STRAFTER(STR(?against), STR(<https://kg.example/>)))))
} ;

INSERT { GRAPH graph:derived { ?by kg:sideAccuses ?against } }
WHERE {
  {
    SELECT DISTINCT ?by ?against
    WHERE {
      { SELECT ?accuser ?accused WHERE { GRAPH graph:derived { ?accuser kg:accuses ?accused } } }
      { SELECT ?accuser ?by WHERE { GRAPH graph:actors { ?accuser kg:side ?by } } }
      { SELECT ?accused ?against WHERE { GRAPH graph:actors { ?accused kg:side ?against } } }
    }
  }
  FILTER (?by != ?against)
} ;

INSERT { GRAPH graph:derived { ?party kg:repliedOn ?day } }
WHERE {
  SELECT DISTINCT ?party ?day
  WHERE {
    { SELECT ?s WHERE { VALUES ?reply { kg:Denial kg:Admission } GRAPH ?document { ?s a ?reply } } }
    { SELECT ?s ?day WHERE { GRAPH ?document { ?s kg:day ?day } } }
    { SELECT ?s ?source WHERE { GRAPH ?document { ?s kg:source ?source } } }
    { SELECT ?source ?party WHERE { GRAPH graph:actors { ?source kg:party ?party } } }
  }
} ;

INSERT { GRAPH graph:derived { ?accusation kg:by ?by ; kg:against ?against ; kg:onDay ?day } }
WHERE {
  {
    SELECT DISTINCT ?by ?against ?day
    WHERE {
      { SELECT ?s ?made WHERE { GRAPH ?document { ?s kg:accusation ?made } } }
      { SELECT ?s ?day WHERE { GRAPH ?document { ?s kg:day ?day } } }
      { SELECT ?made ?accuser ?accused WHERE { GRAPH graph:derived { ?made kg:by ?accuser ; kg:against ?accused } } }
      { SELECT ?accuser ?by WHERE { GRAPH graph:actors { ?accuser kg:party ?by } } }
      { SELECT ?accused ?against WHERE { GRAPH graph:actors { ?accused kg:party ?against } } }
    }
  }
  FILTER (?by != ?against)
  BIND (IRI(CONCAT(STR(?by), "#", STRAFTER(STR(?against), STR(<https://kg.example/>)))) AS ?accusation)
}
