package org.stele.contracts.identity;

import java.util.Map;
import org.stele.contracts.id.MandateId;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.Contract;

/** {@code identity}: the seats of staff, the subjects that patients are, and mandates. */
public final class IdentityContract implements Contract<IdentityCommand> {
    private static final Map<String, Class<? extends IdentityCommand>> COMMANDS = Map.ofEntries(
            Map.entry("openSeat", IdentityCommand.OpenSeat.class),
            Map.entry("rekeySeat", IdentityCommand.RekeySeat.class),
            Map.entry("suspendSeat", IdentityCommand.SuspendSeat.class),
            Map.entry("resumeSeat", IdentityCommand.ResumeSeat.class),
            Map.entry("closeSeat", IdentityCommand.CloseSeat.class),
            Map.entry("register", IdentityCommand.Register.class),
            Map.entry("offerClaim", IdentityCommand.OfferClaim.class),
            Map.entry("claim", IdentityCommand.Claim.class),
            Map.entry("claimFurther", IdentityCommand.ClaimFurther.class),
            Map.entry("addKey", IdentityCommand.AddKey.class),
            Map.entry("removeKey", IdentityCommand.RemoveKey.class),
            Map.entry("replaceKey", IdentityCommand.ReplaceKey.class),
            Map.entry("recordMandate", IdentityCommand.RecordMandate.class),
            Map.entry("endMandate", IdentityCommand.EndMandate.class));

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public Map<String, Class<? extends IdentityCommand>> commands() {
        return COMMANDS;
    }

    @Override
    public Code execute(IdentityCommand command, Context context) {
        switch (command) {
            case IdentityCommand.OpenSeat open -> SeatCommands.open(open, context);
            case IdentityCommand.RekeySeat rekey -> SeatCommands.rekey(rekey, context);
            case IdentityCommand.SuspendSeat(SeatId id) -> SeatCommands.change(id, SeatStatus.SUSPENDED, context);
            case IdentityCommand.ResumeSeat(SeatId id) -> SeatCommands.change(id, SeatStatus.ACTIVE, context);
            case IdentityCommand.CloseSeat(SeatId id) -> SeatCommands.change(id, SeatStatus.CLOSED, context);
            case IdentityCommand.Register register -> SubjectCommands.register(register, context);
            case IdentityCommand.OfferClaim offer -> SubjectCommands.offer(offer, context);
            case IdentityCommand.Claim claim -> SubjectCommands.claim(claim, context);
            case IdentityCommand.ClaimFurther claim -> SubjectCommands.claimFurther(claim, context);
            case IdentityCommand.AddKey(VerificationKey key) -> SubjectCommands.addKey(key, context);
            case IdentityCommand.RemoveKey(VerificationKey key) -> SubjectCommands.removeKey(key, context);
            case IdentityCommand.ReplaceKey replace -> SubjectCommands.replaceKey(replace, context);
            case IdentityCommand.RecordMandate mandate -> MandateCommands.record(mandate, context);
            case IdentityCommand.EndMandate(MandateId id) -> MandateCommands.end(id, context);
        }
        return Code.OK;
    }
}
