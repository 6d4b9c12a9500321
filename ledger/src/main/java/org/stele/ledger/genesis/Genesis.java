package org.stele.ledger.genesis;

import java.time.Instant;
import java.util.regex.Pattern;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.validator.ValidatorSet;
import tools.jackson.databind.JsonNode;

/**
 * What a network begins with.
 *
 * @param document the exact bytes, strict JSON; what their hash is taken over
 * @param name the network's name, {@code [a-z][a-z0-9-]{1,62}}
 * @param epoch counts the orderings that the network has had, from 1
 * @param time of the genesis block, whole milliseconds
 * @param rules the version of the rules that it begins with
 * @param signatures the provider that all members check signatures with: {@code ACCP} or {@code BC}
 * @param validators whose votes certify the genesis and the first block; the rules must come to the same set from {@code state}
 * @param state what the rules make the state before the first block of: that JSON object, written compactly
 */
public record Genesis(
        Bytes document,
        String name,
        long epoch,
        Instant time,
        int rules,
        String signatures,
        ValidatorSet validators,
        Bytes state) {
    private static final JsonLimits LIMITS = new JsonLimits(4 << 20, 32);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,62}");

    public Genesis {
        require(NAME.matcher(name).matches(), "a network's name has 2 to 63 lower-case letters, digits and hyphens");
        require(epoch >= 1, "epochs count from 1");
        require(rules >= 1, "versions of the rules count from 1");
        require(time.toEpochMilli() > 0, "the genesis time lies before 1970");
        require(signatures.equals("ACCP") || signatures.equals("BC"), "the signature provider is ACCP or BC");
    }

    /**
     * Reads a genesis document.
     *
     * @throws IllegalArgumentException where it is none; the message says what is wrong
     */
    public static Genesis parse(Bytes document) {
        try {
            return of(document, StrictJson.parse(document.unsafeArray(), GenesisDocument.class, LIMITS));
        } catch (InvalidJsonException e) {
            throw new IllegalArgumentException("not a genesis document: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a genesis document.
     *
     * @param state an object that Jackson writes as the rules' part
     */
    public static Genesis create(
            String name, Instant time, int rules, String signatures, ValidatorSet validators, Object state) {
        return parse(Bytes.wrap(StrictJson.write(new GenesisDocument(
                name, 1, time, rules, signatures, GenesisDocument.members(validators), tree(state)))));
    }

    /** The network's id: SHA-256 of the document. */
    public Hash network() {
        return Hash.of(document.unsafeArray());
    }

    private static Genesis of(Bytes document, GenesisDocument parsed) {
        return new Genesis(
                document,
                parsed.name(),
                parsed.epoch(),
                parsed.time(),
                parsed.rules(),
                parsed.signatures(),
                parsed.validatorSet(),
                Bytes.wrap(StrictJson.write(parsed.state())));
    }

    private static JsonNode tree(Object state) {
        try {
            return StrictJson.parseTree(StrictJson.write(state), LIMITS);
        } catch (InvalidJsonException e) {
            throw new IllegalArgumentException("the rules' part of a genesis is no strict JSON: " + e.getMessage(), e);
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("not a genesis document: " + otherwise);
        }
    }
}
