package org.stele.gateway.fhir.structure;

import java.util.Set;

/**
 * One member that a type's JSON may have.
 *
 * @param name the element's name in the standard, a choice's alternatives spelled out: {@code valueQuantity}
 * @param list whether JSON writes it as a list
 * @param max the most values, {@link Integer#MAX_VALUE} for any number
 * @param choice which of the type's choice elements it belongs to, counted from 0; -1 for none
 * @param content what it holds
 */
record Element(String name, boolean list, int max, int choice, Content content) {
    /** What an element holds. */
    sealed interface Content {}

    /** A primitive, within the codes of a required value set; an empty set means that any is allowed. */
    record Primitive(PrimitiveForm form, Set<String> codes) implements Content {}

    /** A structure of its own. */
    record Complex(String type) implements Content {}

    /** A reference to one of these types of resource; an empty set means that any is allowed. */
    record Reference(Set<String> targets) implements Content {}

    /** A whole resource. */
    record AnyResource() implements Content {}
}
