"""From a document to clauses: words, items, sentences, quotations, statements, speakers; one file per step."""
