package org.stele.gateway.fhir.search.subset;

/**
 * What the standard says of an element.
 *
 * @param name a choice of types as {@code value[x]}
 * @param summary whether it is part of a summary
 * @param mandatory whether there is always one
 * @param modifier whether it may change what other elements mean
 * @param type of what parts are taken for a summary, where not all of it is part of that; empty: all is, or it is a choice
 */
record ListedElement(String name, boolean summary, boolean mandatory, boolean modifier, String type) {
    private static final String CHOICE = "[x]";

    boolean is(String other) {
        return name.equals(other);
    }

    boolean isChoice() {
        return name.endsWith(CHOICE);
    }

    /** Of a choice what stands before the type: {@code value}. */
    String stem() {
        return isChoice() ? name.substring(0, name.length() - CHOICE.length()) : name;
    }

    /** Whether JSON may write this choice so: {@code valueQuantity}. */
    boolean isWrittenAs(String member) {
        return isChoice()
                && member.startsWith(stem())
                && member.length() > stem().length()
                && Character.isUpperCase(member.charAt(stem().length()));
    }
}
