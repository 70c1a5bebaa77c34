# Takes away the actors of whom a document that went was the only one to speak; those of an actor list stay, they name
# their source.

DELETE { GRAPH graph:actors { ?actor ?property ?value } }
WHERE {
  GRAPH graph:actors { ?actor dcterms:source "" ; ?property ?value }
  FILTER NOT EXISTS { GRAPH graph:actors { ?link a kg:Link ; kg:actor|kg:side ?actor } }
}
