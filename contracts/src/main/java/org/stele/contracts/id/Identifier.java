package org.stele.contracts.id;

import org.stele.crypto.RandomId;

/**
 * A random identifier with a type. Its one text form is the base64url of its 16 bytes (22 characters).
 *
 * @param <T> the identifier itself
 */
public interface Identifier<T extends Identifier<T>> extends Comparable<T> {
    RandomId value();

    @Override
    default int compareTo(T other) {
        return value().compareTo(other.value());
    }
}
