package org.stele.ledger.toy;

import java.util.Map;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.Contract;
import org.stele.ledger.validator.ValidatorSet;

/** Keeps commitments. */
public final class ToyContract implements Contract<ToyCommand> {
    public static final Code EXISTS = new Code("EXISTS");
    public static final Code NOT_THERE = new Code("NOT_THERE");
    public static final Code NOBODY_HOME = new Code("NOBODY_HOME");

    @Override
    public String name() {
        return "stone";
    }

    @Override
    public Map<String, Class<? extends ToyCommand>> commands() {
        return Map.of(
                "commit", ToyCommand.Commit.class,
                "commitTogether", ToyCommand.CommitTogether.class,
                "withdraw", ToyCommand.Withdraw.class,
                "knock", ToyCommand.Knock.class,
                "stumble", ToyCommand.Stumble.class,
                "changeValidators", ToyCommand.ChangeValidators.class,
                "changeRules", ToyCommand.ChangeRules.class,
                "changeEpoch", ToyCommand.ChangeEpoch.class);
    }

    @Override
    public Code execute(ToyCommand command, Context context) {
        return switch (command) {
            case ToyCommand.Commit commit -> commit(commit, context);
            case ToyCommand.CommitTogether together -> {
                context.requireSignature(together.other());
                yield commit(new ToyCommand.Commit(together.record(), together.commitment()), context);
            }
            case ToyCommand.Withdraw withdraw -> withdraw(withdraw, context);
            case ToyCommand.Knock knock -> knock(knock, context);
            case ToyCommand.Stumble stumble -> stumble(stumble, context);
            case ToyCommand.ChangeValidators change -> {
                context.put(ToyTables.VALIDATORS, "now", new ValidatorSet(change.validators()));
                yield Code.OK;
            }
            case ToyCommand.ChangeEpoch change -> {
                context.put(ToyTables.EPOCH, "next", new ToyTables.PlannedEpoch(change.epoch(), change.height()));
                yield Code.OK;
            }
            case ToyCommand.ChangeRules change -> {
                context.put(ToyTables.RULES, "next", new ToyTables.PlannedRules(change.version(), change.height()));
                yield Code.OK;
            }
        };
    }

    private static Code commit(ToyCommand.Commit commit, Context context) {
        context.require(!context.contains(ToyTables.RECORDS, commit.record()), EXISTS);
        context.put(ToyTables.RECORDS, commit.record(), commit.commitment());
        return Code.OK;
    }

    private static Code withdraw(ToyCommand.Withdraw withdraw, Context context) {
        context.require(ToyTables.RECORDS, withdraw.record(), NOT_THERE);
        context.remove(ToyTables.RECORDS, withdraw.record());
        return Code.OK;
    }

    private static Code knock(ToyCommand.Knock knock, Context context) {
        long before = context.get(ToyTables.KNOCKS, knock.record()).orElse(0L);
        context.put(ToyTables.KNOCKS, knock.record(), before + knock.times().orElse(1L));
        return NOBODY_HOME;
    }

    private static Code stumble(ToyCommand.Stumble stumble, Context context) {
        context.put(ToyTables.KNOCKS, stumble.record(), 1L);
        throw new IllegalStateException("stumbled");
    }
}
