package org.stele.ledger.contract;

import java.util.Map;

/**
 * Rules that execute themselves, the same at every node. Implementations hold no state of their own and are called by one
 * thread at a time.
 *
 * @param <C> the sealed interface of this contract's commands, each a record that Jackson reads from closed JSON
 */
public interface Contract<C> {
    /** The name by which transactions address it: lower case, {@code [a-z]{2,24}}. */
    String name();

    /** Every command by its name, {@code [a-z][A-Za-z]{1,30}}. */
    Map<String, Class<? extends C>> commands();

    /**
     * Executes one command.
     *
     * @return {@link Code#OK}, or the code of a refusal that must leave its own traces in the state, such as a denied access
     *     with its entry in the trail: what was written stays
     * @throws Denied where the command may not be done and leaves nothing but its receipt
     */
    Code execute(C command, Context context);
}
