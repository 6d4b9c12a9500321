package org.stele.gateway.fhir.structure;

import java.util.List;
import java.util.Map;

/**
 * A type's members.
 *
 * @param members by their names in JSON
 * @param mandatory for each mandatory element, the names under which JSON may write it
 */
record TypeSchema(String name, boolean resource, Map<String, Element> members, List<List<String>> mandatory) {}
