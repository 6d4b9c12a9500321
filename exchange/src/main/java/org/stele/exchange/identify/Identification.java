package org.stele.exchange.identify;

import java.util.List;

/** What an organisation answers who somebody is: nobody, where it has no such patient or does not say. */
public record Identification(List<KnownAs> people) {
    public static final Identification NOBODY = new Identification(List.of());

    public Identification {
        people = List.copyOf(people);
    }
}
