package org.stele.exchange.ledger;

import java.time.Instant;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import tools.jackson.databind.JsonNode;

/** Reads what a client wants from its transaction. Signatures and keys are checked at the ledger's door, not here. */
public final class CommandReader {
    private record Document(
            Hash network,
            String contract,
            String command,
            JsonNode body,
            Author author,
            Optional<Author> onBehalfOf,
            Instant expires,
            RandomId nonce) {}

    private CommandReader() {}

    /** Whether this is that command of that contract. */
    public static boolean is(Envelope envelope, String contract, String command) {
        Document document = document(envelope);
        return document.contract().equals(contract) && document.command().equals(command);
    }

    /** Who the transaction says it is from. */
    public static Author author(Envelope envelope) {
        return document(envelope).author();
    }

    /**
     * Reads a payload that must be one certain command.
     *
     * @throws ExchangeException {@code INVALID} where the payload is none, or another command's
     */
    public static <T> Command<T> read(Envelope envelope, String contract, String command, Class<T> type) {
        Document document = document(envelope);
        if (!document.contract().equals(contract) || !document.command().equals(command)) {
            throw invalid("expected the command " + contract + "." + command);
        }
        try {
            T body = StrictJson.bind(document.body(), type);
            return new Command<>(document.author(), document.onBehalfOf(), document.expires(), body);
        } catch (InvalidJsonException e) {
            throw invalid("the body of " + contract + "." + command + ": " + e.getMessage());
        }
    }

    private static Document document(Envelope envelope) {
        try {
            return StrictJson.parse(envelope.payload().unsafeArray(), Document.class);
        } catch (InvalidJsonException e) {
            throw invalid("not a transaction's payload: " + e.getMessage());
        }
    }

    private static ExchangeException invalid(String message) {
        return new ExchangeException(Reason.INVALID, message);
    }
}
