# Takes away a document with all that hung on it: derived arcs, links and publishers that nothing else supports, and findings
# that cite it. kg replaces the word DOCUMENT below by the document's IRI, and runs the whole as one update.

DELETE { GRAPH graph:derived { ?by kg:accuses ?against } }
WHERE {
  { SELECT DISTINCT ?accusation WHERE { GRAPH <DOCUMENT> { ?s kg:accusation ?accusation } } }
  FILTER NOT EXISTS { GRAPH ?other { ?t kg:accusation ?accusation } FILTER (?other != <DOCUMENT>) }
  GRAPH graph:derived { ?accusation kg:by ?by ; kg:against ?against }
} ;

DELETE { GRAPH graph:derived { ?by kg:sideAccuses ?against } }
WHERE {
  { SELECT DISTINCT ?by ?against WHERE { GRAPH <DOCUMENT> { ?s kg:accusation ?made ; kg:sourceSide ?by ; kg:accusedSide ?against } } }
  MINUS {
    SELECT DISTINCT ?by ?against
    WHERE {
      { SELECT ?accuser ?accused WHERE { GRAPH graph:derived { ?accuser kg:accuses ?accused } } }
      { SELECT ?accuser ?by WHERE { GRAPH graph:actors { ?accuser kg:side ?by } } }
      { SELECT ?accused ?against WHERE { GRAPH graph:actors { ?accused kg:side ?against } } }
    }
  }
} ;

DELETE { GRAPH graph:derived { ?party kg:repliedOn ?day } }
WHERE {
  VALUES ?reply { kg:Denial kg:Admission }
  GRAPH <DOCUMENT> { ?s a ?reply ; kg:day ?day ; kg:source ?source }
  GRAPH graph:actors { ?source kg:party ?party }
} ;

DELETE { GRAPH graph:derived { ?dyad kg:onDay ?day } }
WHERE {
  GRAPH <DOCUMENT> { ?s kg:accusation ?accusation ; kg:day ?day }
  GRAPH graph:derived { ?accusation kg:by ?accuser ; kg:against ?accused }
  GRAPH graph:actors { ?accuser kg:party ?by . ?accused kg:party ?against }
  GRAPH graph:derived { ?dyad kg:by ?by ; kg:against ?against }
} ;

# What other documents say of the same days stands again. The limit, which no document reaches, tells Oxigraph to begin there.
INSERT { GRAPH graph:derived { ?party kg:repliedOn ?day } }
WHERE {
  { SELECT DISTINCT ?day WHERE { GRAPH <DOCUMENT> { ?s kg:day ?day } } LIMIT 1000 }
  GRAPH ?other { ?t kg:day ?day ; a ?reply ; kg:source ?source }
  GRAPH graph:actors { ?source kg:party ?party }
  FILTER (?other != <DOCUMENT> && ?reply IN (kg:Denial, kg:Admission))
} ;

INSERT { GRAPH graph:derived { ?dyad kg:onDay ?day } }
WHERE {
  { SELECT DISTINCT ?day WHERE { GRAPH <DOCUMENT> { ?s kg:day ?day } } LIMIT 1000 }
  GRAPH ?other { ?t kg:day ?day ; kg:accusation ?accusation }
  GRAPH graph:derived { ?accusation kg:by ?accuser ; kg:against ?accused }
  GRAPH graph:actors { ?accuser kg:party ?by . ?accused kg:party ?against }
  GRAPH graph:derived { ?dyad kg:by ?by ; kg:against ?against }
  FILTER (?other != <DOCUMENT> && ?by != ?against)
} ;

DELETE { GRAPH graph:derived { ?accusation kg:by ?by ; kg:against ?against } }
WHERE {
  {
    SELECT DISTINCT ?accusation
    WHERE {
      { GRAPH <DOCUMENT> { ?s kg:accusation ?accusation } }
      UNION {
        GRAPH <DOCUMENT> { ?s kg:accusation ?made }
        GRAPH graph:derived { ?made kg:by ?accuser ; kg:against ?accused }
        GRAPH graph:actors { ?accuser kg:party ?one . ?accused kg:party ?other }
        GRAPH graph:derived { ?accusation kg:by ?one ; kg:against ?other }
      }
    }
    LIMIT 100000
  }
  FILTER NOT EXISTS { GRAPH graph:derived { ?accusation kg:onDay ?day } }
  FILTER NOT EXISTS { GRAPH ?other { ?t kg:accusation ?accusation } FILTER (?other != <DOCUMENT>) }
  GRAPH graph:derived { ?accusation kg:by ?by ; kg:against ?against }
} ;

DELETE { GRAPH graph:actors { ?link ?property ?value } }
WHERE {
  { SELECT DISTINCT ?link WHERE { GRAPH <DOCUMENT> { ?mention kg:linked ?link } } }
  FILTER NOT EXISTS { GRAPH ?other { ?elsewhere kg:linked ?link } FILTER (?other != <DOCUMENT>) }
  GRAPH graph:actors { ?link ?property ?value }
} ;

DELETE { GRAPH graph:actors { ?publisher schema:name ?name } }
WHERE {
  GRAPH <DOCUMENT> { <DOCUMENT> schema:publisher ?publisher }
  FILTER NOT EXISTS { GRAPH ?other { ?elsewhere schema:publisher ?publisher } FILTER (?other != <DOCUMENT>) }
  GRAPH graph:actors { ?publisher schema:name ?name }
} ;

DELETE { GRAPH graph:findings { ?node ?property ?value } }
WHERE {
  { SELECT DISTINCT ?finding WHERE {
      GRAPH graph:findings { ?finding kg:documents/rdf:rest*/rdf:first <DOCUMENT> } } }
  GRAPH graph:findings {
    ?finding (kg:parties|kg:statements|kg:documents|kg:parts|rdf:first|rdf:rest)* ?node .
    ?node ?property ?value
  }
} ;

DROP SILENT GRAPH <DOCUMENT>
