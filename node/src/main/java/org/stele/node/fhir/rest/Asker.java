package org.stele.node.fhir.rest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.gateway.fhir.scope.Granted;
import org.stele.ledger.contract.Author;

/**
 * Who asks, and how they want it answered.
 *
 * @param base this server's own address as they know it, without a slash at its end
 * @param granted outside of which nothing is done; empty where the asker signs themselves
 * @param lenient whether a parameter that is not known is left out instead of refused (R4 search.html#errors)
 */
public record Asker(Author author, String base, boolean lenient, Preference preference, Optional<Granted> granted) {
    /** Of what they sent: the same of another's is another. */
    public Hash digest(byte[] sent) {
        byte[] name = (author + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(name, name.length + sent.length);
        System.arraycopy(sent, 0, all, name.length, sent.length);
        return Hash.of(all);
    }
}
