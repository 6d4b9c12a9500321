package org.stele.ledger.execution;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.contract.Contract;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.transaction.CommandTypes;

/** Every version of the rules that this program has. Immutable. */
public final class RuleBook {
    /** One version, with its contracts by name. */
    public record Edition(Rules rules, CommandTypes types, Map<String, Contract<?>> contracts) {}

    private final Map<Integer, Edition> editions = new TreeMap<>();

    public RuleBook(List<Rules> versions) {
        for (Rules rules : versions) {
            if (editions.put(rules.version(), edition(rules)) != null) {
                throw new IllegalArgumentException("version " + rules.version() + " of the rules was given twice");
            }
        }
    }

    /**
     * One version of the rules.
     *
     * @throws LedgerStoppedException {@link Reason#RULES_MISSING} where this program lacks that version
     */
    public Edition edition(int version) {
        Edition edition = editions.get(version);
        if (edition == null) {
            throw new LedgerStoppedException(
                    Reason.RULES_MISSING,
                    "the network goes by version " + version + " of its rules, and this Stele has only "
                            + editions.keySet() + ": install the release that has it, then start again");
        }
        return edition;
    }

    private static Edition edition(Rules rules) {
        Map<String, Contract<?>> contracts = new TreeMap<>();
        rules.contracts().forEach(contract -> contracts.put(contract.name(), contract));
        return new Edition(rules, new CommandTypes(rules), Map.copyOf(contracts));
    }
}
