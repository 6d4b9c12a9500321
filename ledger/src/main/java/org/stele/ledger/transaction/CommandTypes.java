package org.stele.ledger.transaction;

import java.util.Map;
import java.util.TreeMap;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.contract.Contract;
import org.stele.ledger.rules.Rules;
import tools.jackson.databind.util.TokenBuffer;

/** Which contracts and commands one version of the rules has. Immutable. */
public final class CommandTypes {
    private final int version;
    private final Map<String, Map<String, Class<?>>> byContract = new TreeMap<>();

    public CommandTypes(Rules rules) {
        version = rules.version();
        for (Contract<?> contract : rules.contracts()) {
            if (byContract.put(contract.name(), new TreeMap<>(contract.commands())) != null) {
                throw new IllegalArgumentException("two contracts are called " + contract.name());
            }
        }
    }

    public int version() {
        return version;
    }

    /**
     * The command record of a body.
     *
     * @throws RefusedException {@link RefusalReason#UNKNOWN_COMMAND}
     */
    Object read(Payload payload, TokenBuffer body) {
        Class<?> type = byContract.getOrDefault(payload.contract(), Map.of()).get(payload.command());
        if (type == null) {
            throw new RefusedException(RefusalReason.UNKNOWN_COMMAND, "the rules have no such contract or command");
        }
        try {
            return StrictJson.bind(body, type);
        } catch (InvalidJsonException e) {
            throw new RefusedException(
                    RefusalReason.UNKNOWN_COMMAND, "the body is not the command's: " + e.getMessage());
        }
    }
}
