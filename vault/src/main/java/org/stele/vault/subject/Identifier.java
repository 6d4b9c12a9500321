package org.stele.vault.subject;

/**
 * A number that an authority gave a person.
 *
 * @param authority who assigned it, as a URI or OID; never empty
 * @param value the medical record number, insurance number…; never empty
 */
public record Identifier(String authority, String value) implements Comparable<Identifier> {
    public Identifier {
        if (authority.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("an identifier has an authority and a value");
        }
    }

    @Override
    public int compareTo(Identifier other) {
        int byAuthority = authority.compareTo(other.authority);
        return byAuthority != 0 ? byAuthority : value.compareTo(other.value);
    }

    /** Shows nothing of it, which must not reach a log. */
    @Override
    public String toString() {
        return "Identifier";
    }
}
