package org.stele.contracts.access;

import java.util.Map;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.Contract;

/** {@code access}: asking for access, breaking the glass, and reviewing that it was broken. */
public final class AccessContract implements Contract<AccessCommand> {
    public static final String NAME = "access";

    private static final Map<String, Class<? extends AccessCommand>> COMMANDS = Map.of(
            "request",
            AccessCommand.Request.class,
            "breakGlass",
            AccessCommand.BreakGlass.class,
            AccessCommand.BreakGlassProvisionally.NAME,
            AccessCommand.BreakGlassProvisionally.class,
            "widen",
            AccessCommand.Widen.class,
            "closeReview",
            AccessCommand.CloseReview.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Class<? extends AccessCommand>> commands() {
        return COMMANDS;
    }

    @Override
    public Code execute(AccessCommand command, Context context) {
        return switch (command) {
            case AccessCommand.Request request -> RequestCommands.request(request, context);
            case AccessCommand.BreakGlass glass -> {
                GlassCommands.breakGlass(glass, context);
                yield Code.OK;
            }
            case AccessCommand.BreakGlassProvisionally glass -> {
                ProvisionalCommands.breakGlass(glass, context);
                yield Code.OK;
            }
            case AccessCommand.Widen widen -> {
                GlassCommands.widen(widen, context);
                yield Code.OK;
            }
            case AccessCommand.CloseReview close -> {
                ReviewCommands.close(close, context);
                yield Code.OK;
            }
        };
    }
}
