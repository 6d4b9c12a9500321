package org.stele.contracts.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.Validity;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.id.MandateId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;

/** What organisations and patients do with seats, subjects and mandates. */
public sealed interface IdentityCommand {
    /**
     * {@code openSeat}: a member of staff may act for the author. Author: {@code org}.
     *
     * @param licence held with {@code key}; needed where one of the powers needs it
     */
    record OpenSeat(
            SeatId seat,
            VerificationKey key,
            SortedSet<Power> powers,
            Validity validity,
            Optional<CredentialId> licence)
            implements IdentityCommand {
        public OpenSeat {
            powers = Collections.unmodifiableSortedSet(new TreeSet<>(powers));
        }
    }

    /** {@code rekeySeat}: the same person sits there with another key. Author: {@code org}. */
    record RekeySeat(SeatId seat, VerificationKey key) implements IdentityCommand {}

    /** {@code suspendSeat}: the seat does not act until resumed. Author: {@code org}. */
    record SuspendSeat(SeatId seat) implements IdentityCommand {}

    /** {@code resumeSeat}: a suspended seat acts again. Author: {@code org}. */
    record ResumeSeat(SeatId seat) implements IdentityCommand {}

    /** {@code closeSeat}: the seat never acts again. Author: {@code org}. */
    record CloseSeat(SeatId seat) implements IdentityCommand {}

    /**
     * {@code register}: subjects without a key, of whom the author is custodian. Author: {@code org}. One that it registered
     * already is passed over, so that an import can be resumed.
     *
     * @param subjects 1 to 500, none twice
     */
    record Register(List<SubjectId> subjects) implements IdentityCommand {
        public static final int MOST = 500;

        public Register {
            subjects = List.copyOf(subjects);
            if (subjects.isEmpty()
                    || subjects.size() > MOST
                    || new LinkedHashSet<>(subjects).size() < subjects.size()) {
                throw new IllegalArgumentException("subjects are registered 1 to 500 at a time, none twice");
            }
        }
    }

    /**
     * {@code offerClaim}: having checked a document, a clerk lets the patient claim the subject; takes the place of an earlier
     * offer. Author: {@code seat}, of the custodian.
     *
     * @param until whole milliseconds; at most {@link #LONGEST} from now
     */
    record OfferClaim(SubjectId subject, Instant until) implements IdentityCommand {
        public static final Duration LONGEST = Duration.ofDays(7);

        public OfferClaim {
            Validity.wholeMillis(until);
        }
    }

    /**
     * {@code claim}: the patient takes the subject with the wallet's key. Author: {@code key:<that key>}; the custodian
     * organisation signs too, having checked the single-use code.
     *
     * @param clerk the seat at the custodian that offered it
     */
    record Claim(SubjectId subject, SeatId clerk) implements IdentityCommand {}

    /**
     * {@code claimFurther}: a patient whom the custodian knows already takes one more subject there with a fresh key. Author:
     * {@code key:<that key>}; the custodian organisation signs too, having checked the patient's statement.
     *
     * @param evidence SHA-256 of the statement, signed with a key of the subject that the patient claimed at the desk; which
     *     one that is stands nowhere on the ledger
     */
    record ClaimFurther(SubjectId subject, Hash evidence) implements IdentityCommand {}

    /** {@code addKey}: one more key of the same patient, which signs too. Author: {@code subject}. */
    record AddKey(VerificationKey key) implements IdentityCommand {}

    /** {@code removeKey}: a key is no longer in force; never the last. Author: {@code subject}. */
    record RemoveKey(VerificationKey key) implements IdentityCommand {}

    /** {@code replaceKey}: a new key, which signs too, for an old one. Author: {@code subject}. */
    record ReplaceKey(VerificationKey old, VerificationKey key) implements IdentityCommand {}

    /**
     * {@code recordMandate}: what two members of the custodian's staff witnessed. Author: {@code org}, the custodian; both
     * witnesses sign too.
     *
     * @param witnesses two seats of the custodian
     * @param evidence SHA-256 of a 32-byte salt and the paper or file they signed
     * @param until whole milliseconds; within the network's limit
     */
    record RecordMandate(MandateId mandate, SubjectId subject, List<SeatId> witnesses, Hash evidence, Instant until)
            implements IdentityCommand {
        public RecordMandate {
            witnesses = List.copyOf(witnesses);
            Validity.wholeMillis(until);
            if (witnesses.size() != 2 || witnesses.get(0).equals(witnesses.get(1))) {
                throw new IllegalArgumentException("a mandate has two witnesses");
            }
        }
    }

    /** {@code endMandate}: nobody acts under it any more. Author: {@code subject}, or {@code org}, the custodian. */
    record EndMandate(MandateId mandate) implements IdentityCommand {}
}
