package org.stele.contracts.consent;

import java.util.Map;
import org.stele.contracts.id.RestrictionId;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.Contract;

/** {@code consent}: patients grant, revoke, restrict, lift, and ask for erasure; holders answer. */
public final class ConsentContract implements Contract<ConsentCommand> {
    private static final Map<String, Class<? extends ConsentCommand>> COMMANDS = Map.of(
            "grant", ConsentCommand.GiveGrant.class,
            "revoke", ConsentCommand.Revoke.class,
            "restrict", ConsentCommand.Restrict.class,
            "lift", ConsentCommand.Lift.class,
            "requestErasure", ConsentCommand.RequestErasure.class,
            "answerErasure", ConsentCommand.AnswerErasure.class);

    @Override
    public String name() {
        return "consent";
    }

    @Override
    public Map<String, Class<? extends ConsentCommand>> commands() {
        return COMMANDS;
    }

    @Override
    public Code execute(ConsentCommand command, Context context) {
        switch (command) {
            case ConsentCommand.GiveGrant grant -> GrantCommands.give(grant, context);
            case ConsentCommand.Revoke revoke -> GrantCommands.revoke(revoke, context);
            case ConsentCommand.Restrict restrict -> RestrictionCommands.restrict(restrict, context);
            case ConsentCommand.Lift(RestrictionId id) -> RestrictionCommands.lift(id, context);
            case ConsentCommand.RequestErasure request -> ErasureCommands.request(request, context);
            case ConsentCommand.AnswerErasure answer -> ErasureCommands.answer(answer, context);
        }
        return Code.OK;
    }
}
