package org.stele.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.access.Finding;
import org.stele.contracts.access.GlassReason;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.network.Purpose;
import org.stele.ledger.contract.Code;

/** Anything that may happen to the patient, one step at a time, from a number and the name of what it is about. */
final class Steps {
    static final int KINDS = 12;
    static final List<String> NAMES = List.of("a", "b", "c");

    private Steps() {}

    /** Does one step; how it ends is open. */
    static Code take(World w, int kind, String name) {
        return switch (kind) {
            case 0 -> w.byPatient().does(granting(w, name));
            case 1 -> w.byPatient().does(new ConsentCommand.Revoke(World.grant(name), Optional.empty()));
            case 2 -> w.byPatient().does(restricting(name));
            case 3 -> w.byPatient().does(new ConsentCommand.Lift(World.restriction(name)));
            case 4 -> w.bySeat("south-doctor").does(w.asking(World.PATIENT, Purpose.TREAT));
            case 5 -> w.bySeat("south-doctor").does(w.asking(World.PATIENT, Purpose.ETREAT, name));
            case 6 -> w.bySeat("south-doctor").does(w.breaking(name));
            case 7 ->
                w.bySeat("south-doctor").does(new AccessCommand.Widen(World.glass(name), GlassReason.SET_INSUFFICIENT));
            case 8 ->
                w.bySeat("north-reviewer").does(new AccessCommand.CloseReview(World.glass(name), Finding.UNJUSTIFIED));
            case 9 ->
                w.by(World.BOARD)
                        .does(new CredentialCommand.Suspend(World.credential("south-doctor"), LicenceReason.LAPSED));
            case 10 -> w.by(World.BOARD).does(new CredentialCommand.Reinstate(World.credential("south-doctor")));
            default -> {
                w.after(Duration.ofMinutes(3));
                yield w.byPatient().does(w.asking(World.PATIENT, Purpose.PATRQT));
            }
        };
    }

    private static ConsentCommand.GiveGrant granting(World w, String name) {
        return new ConsentCommand.GiveGrant(
                World.grant(name),
                World.PATIENT,
                Grantee.organisation(World.SOUTH.id()),
                new TreeSet<>(Set.of(Purpose.TREAT, Purpose.ETREAT)),
                w.lasting(Duration.ofDays(1)),
                World.scope(name));
    }

    private static ConsentCommand.Restrict restricting(String name) {
        return new ConsentCommand.Restrict(
                World.restriction(name), World.PATIENT, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
