"""Work in many pieces behind one protocol, so that local cores and a cluster take it alike."""
