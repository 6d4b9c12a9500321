package org.stele.contracts.identity;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.contracts.id.Acting;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailKind;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Context;

/** How subjects are registered and claimed, and how patients change their keys. */
final class SubjectCommands {
    private SubjectCommands() {}

    static void register(IdentityCommand.Register command, Context context) {
        OrganisationId author = Acting.organisation(context);
        for (SubjectId id : command.subjects()) {
            Optional<Subject> known = context.get(IdentityTables.SUBJECT, id);
            if (known.isPresent()) {
                context.require(known.get().custodian().equals(author), Codes.SUBJECT_EXISTS);
            } else {
                context.put(IdentityTables.SUBJECT, id, Subject.unclaimed(author));
            }
        }
    }

    static void offer(IdentityCommand.OfferClaim command, Context context) {
        SeatId clerk = Acting.seat(context);
        Subject subject = Subjects.require(context, command.subject());
        Seats.requireAt(context, subject.custodian(), clerk, Power.CLERK);
        context.require(!subject.claimed(), Codes.SUBJECT_CLAIMED);
        Instant latest = context.time().plus(IdentityCommand.OfferClaim.LONGEST);
        boolean inTime =
                context.time().isBefore(command.until()) && !command.until().isAfter(latest);
        context.require(inTime, Codes.TOO_LONG);
        context.put(IdentityTables.OFFER, command.subject(), new ClaimOffer(clerk, command.until()));
    }

    static void claim(IdentityCommand.Claim command, Context context) {
        VerificationKey key = Acting.key(context);
        Subject subject = claimable(command.subject(), context);
        Seats.requireAt(context, subject.custodian(), command.clerk(), Power.CLERK);
        takeOffer(command, context);
        Trail.Deed deed =
                Trail.Deed.about(TrailKind.CLAIMED, command.clerk().value()).by(subject.custodian());
        take(command.subject(), subject, key, deed, context);
    }

    /** Without a clerk: who the patient is was checked when they claimed at the desk. */
    static void claimFurther(IdentityCommand.ClaimFurther command, Context context) {
        VerificationKey key = Acting.key(context);
        Subject subject = claimable(command.subject(), context);
        Trail.Deed deed = Trail.Deed.of(TrailKind.CLAIMED).by(subject.custodian());
        take(command.subject(), subject, key, deed, context);
    }

    private static Subject claimable(SubjectId id, Context context) {
        Subject subject = Subjects.require(context, id);
        context.require(!subject.claimed(), Codes.SUBJECT_CLAIMED);
        context.requireSignature(subject.custodian().author());
        return subject;
    }

    private static void take(SubjectId id, Subject subject, VerificationKey key, Trail.Deed deed, Context context) {
        own(key, id, context);
        context.put(IdentityTables.SUBJECT, id, subject.claimedWith(key));
        Trail.append(context, id, deed);
    }

    static void addKey(VerificationKey key, Context context) {
        SubjectId id = Acting.subject(context);
        add(id, Subjects.require(context, id), key, context);
    }

    static void removeKey(VerificationKey key, Context context) {
        SubjectId id = Acting.subject(context);
        Subject subject = Subjects.require(context, id);
        context.require(subject.keys().contains(key), Codes.KEY_UNKNOWN);
        context.require(subject.keys().size() > 1, Codes.LAST_KEY);
        remove(id, subject, key, context);
    }

    static void replaceKey(IdentityCommand.ReplaceKey command, Context context) {
        SubjectId id = Acting.subject(context);
        Subject subject = Subjects.require(context, id);
        context.require(subject.keys().contains(command.old()), Codes.KEY_UNKNOWN);
        Subject shorter = remove(id, subject, command.old(), context);
        add(id, shorter, command.key(), context);
    }

    private static void takeOffer(IdentityCommand.Claim claim, Context context) {
        ClaimOffer offer = context.require(IdentityTables.OFFER, claim.subject(), Codes.CLAIM_NOT_OFFERED);
        context.require(offer.isBy(claim.clerk(), context.time()), Codes.CLAIM_NOT_OFFERED);
        context.remove(IdentityTables.OFFER, claim.subject());
    }

    private static void add(SubjectId id, Subject subject, VerificationKey key, Context context) {
        context.requireSignature(key);
        context.require(subject.keys().size() < Subject.MOST_KEYS, Codes.TOO_MANY_KEYS);
        own(key, id, context);
        context.put(IdentityTables.SUBJECT, id, subject.with(key));
        Trail.append(context, id, Trail.Deed.of(TrailKind.KEY_ADDED));
    }

    private static Subject remove(SubjectId id, Subject subject, VerificationKey key, Context context) {
        Subject shorter = subject.without(key);
        context.put(IdentityTables.SUBJECT, id, shorter);
        Trail.append(context, id, Trail.Deed.of(TrailKind.KEY_REMOVED));
        return shorter;
    }

    private static void own(VerificationKey key, SubjectId id, Context context) {
        context.require(!context.contains(IdentityTables.KEY, key), Codes.KEY_IN_USE);
        context.put(IdentityTables.KEY, key, new KeyOwner(id));
    }
}
