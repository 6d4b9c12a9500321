package org.stele.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.access.Finding;
import org.stele.contracts.access.GlassReason;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.ErasureAnswer;
import org.stele.contracts.consent.ErasureOutcome;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.consent.KeepingGround;
import org.stele.contracts.consent.RequestedItem;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.KeyUse;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.network.Role;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.Entry;
import org.stele.contracts.record.ErasureGround;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.Sheet;

/** One command of every kind. */
final class Samples {
    private Samples() {}

    static List<Record> all() {
        World w = new World();
        return List.of(
                new NetworkCommand.RotateKey(KeyUse.VOTE, Keys.key("new")),
                new NetworkCommand.RotateSealingKey(World.recipient()),
                new NetworkCommand.RotateTlsKey(Keys.hash("tls")),
                new NetworkCommand.ProposeAdmission(
                        World.proposal("p"), Party.of("east", Role.CLINIC).candidate(false)),
                new NetworkCommand.ProposeExpulsion(World.proposal("p"), World.SOUTH.id()),
                new NetworkCommand.ProposeEpoch(World.proposal("p"), 1_000),
                new NetworkCommand.ProposeRules(World.proposal("p"), 2, 1_000),
                new NetworkCommand.Support(World.proposal("p")),
                new NetworkCommand.PostJournalRoot(7, Keys.hash("root")),
                new NetworkCommand.AdmitJournalLoss(7, Keys.hash("root")),
                w.opening("new", Optional.of(World.credential("new")), Power.SIGN, Power.PRESCRIBE),
                new IdentityCommand.RekeySeat(World.seat("north-clerk"), Keys.key("new")),
                new IdentityCommand.SuspendSeat(World.seat("north-clerk")),
                new IdentityCommand.ResumeSeat(World.seat("north-clerk")),
                new IdentityCommand.CloseSeat(World.seat("north-clerk")),
                new IdentityCommand.Register(List.of(World.PATIENT, World.UNCLAIMED)),
                w.offering(World.UNCLAIMED, Duration.ofDays(1)),
                new IdentityCommand.Claim(World.PATIENT, World.seat("north-clerk")),
                new IdentityCommand.ClaimFurther(World.UNCLAIMED, Keys.hash("statement")),
                new IdentityCommand.AddKey(Keys.key("new")),
                new IdentityCommand.RemoveKey(Keys.key("new")),
                new IdentityCommand.ReplaceKey(Keys.key("patient"), Keys.key("new")),
                w.witnessing("m", World.PATIENT),
                new IdentityCommand.EndMandate(World.mandate("m")),
                new CredentialCommand.Register(
                        World.credential("c"),
                        Keys.key("new"),
                        w.lasting(Duration.ofDays(365)),
                        Keys.hash("credential")),
                new CredentialCommand.Suspend(World.credential("c"), LicenceReason.UNDER_REVIEW),
                new CredentialCommand.Reinstate(World.credential("c")),
                new CredentialCommand.Revoke(World.credential("c"), LicenceReason.BOARD_ORDER),
                new CredentialCommand.BindHolder(World.credential("c"), Keys.key("new")),
                new RecordCommand.Commit(List.of(
                        new Sheet(
                                Attestor.clinician(World.seat("north-doctor")),
                                List.of(new Entry(World.record("r"), Keys.hash("r")))),
                        new Sheet(Attestor.ORGANISATION, List.of(new Entry(World.record("s"), Keys.hash("s")))))),
                new RecordCommand.Amend(
                        World.record("t"),
                        Keys.hash("t"),
                        Attestor.ORGANISATION,
                        World.record("s"),
                        AmendReason.CORRECTED_RESULT),
                new RecordCommand.Revise(
                        List.of(new Sheet(
                                Attestor.ORGANISATION, List.of(new Entry(World.record("u"), Keys.hash("u"))))),
                        List.of(new RecordCommand.Amend(
                                World.record("v"),
                                Keys.hash("v"),
                                Attestor.ORGANISATION,
                                World.record("s"),
                                AmendReason.UPDATED)),
                        List.of(new RecordCommand.MarkInError(World.record("r"), ErrorReason.ENTERED_IN_ERROR))),
                new RecordCommand.MarkInError(World.record("r"), ErrorReason.WRONG_PATIENT),
                new RecordCommand.Tombstone(List.of(World.record("r")), ErasureGround.SUBJECT_REQUEST),
                w.granting("g", Grantee.role(World.SOUTH.id(), Power.SIGN), Purpose.TREAT, Purpose.COC),
                new ConsentCommand.Revoke(World.grant("g"), Optional.empty()),
                new ConsentCommand.Restrict(
                        World.restriction("r"),
                        World.PATIENT,
                        Optional.of(World.INSURER.id()),
                        Optional.of(World.scope("r")),
                        Optional.of(World.mandate("m"))),
                new ConsentCommand.Lift(World.restriction("r")),
                new ConsentCommand.RequestErasure(
                        World.erasure("e"),
                        World.PATIENT,
                        List.of(new RequestedItem(Keys.hash("item"), World.NORTH.id()))),
                new ConsentCommand.AnswerErasure(
                        World.erasure("e"),
                        0,
                        new ErasureAnswer(
                                ErasureOutcome.RESTRICTED,
                                Optional.of(KeepingGround.RETENTION_LAW),
                                Optional.of(w.now().plus(Duration.ofDays(3650))))),
                w.asking(World.PATIENT, Purpose.TREAT, "g"),
                w.breaking("g"),
                w.breakingProvisionally("south-doctor"),
                new AccessCommand.Widen(World.glass("g"), GlassReason.SET_INSUFFICIENT),
                new AccessCommand.CloseReview(World.glass("g"), Finding.JUSTIFIED));
    }
}
