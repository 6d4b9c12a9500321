package org.stele.exchange.app;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.search.Searches;
import org.stele.formats.app.AppLine;
import org.stele.formats.launch.AppApproval;
import org.stele.formats.launch.SignedAppApproval;
import org.stele.ledger.contract.Author;

/**
 * Keeps what patients approve applications for. An approval stands until it ends, is revoked, or no key is in force any more that signed
 * it. Safe for use by many threads.
 */
public interface Apps {
    /** Who ended an approval, and why. */
    enum Ending {
        /** The application, which needs it no more. */
        GIVEN_BACK,
        /** The node: what counts once was brought a second time, so that somebody else has it too. */
        MISUSED
    }

    /**
     * Keeps an approval; the patient's journal has it first. The same again does nothing more. It is over soon where the application does
     * not {@link #begin}.
     *
     * @param patient who says it, the one whom it names
     * @return its name
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone but a patient here; {@code INVALID} where it is of another
     *     node, or time, or too many stand; {@code SIGNATURE_REFUSED} where no key in force has signed it; {@code NAME_TAKEN} where it is
     *     over already, or stands for another time
     */
    RandomId approve(Author patient, SignedAppApproval signed);

    /**
     * The patient's approvals that stand, oldest first.
     *
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone but the patient
     */
    List<AppLine> list(Author patient, SubjectId home);

    /**
     * Ends one; it counts for nothing any more when this returns. Done also where it has ended already.
     *
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone but the patient
     */
    void revoke(Author patient, SubjectId home, RandomId approval);

    /** Whether it is the home of one of this organisation's patients. */
    boolean isPatient(SubjectId home);

    /** An approval that stands now. */
    Optional<AppApproval> find(RandomId approval);

    /** The application has its first token: from now on it may get others, for as long as the patient said; nothing where it does not stand. */
    Optional<String> begin(RandomId approval);

    /**
     * The approval that stands, of which an application brings a token that it has or had; nothing is changed.
     *
     * @return nothing where the token is none of its own
     */
    Optional<AppApproval> holder(String application, String token);

    /**
     * Changes a token for the next. One that was changed already ends the approval; not so within a minute while nobody has brought what it
     * was changed for, since the answer may have been lost.
     *
     * @param application that brings it
     * @return nothing where it is none of an approval of this application that stands
     */
    Optional<Renewed> renew(String application, String token);

    /**
     * What a token was changed for.
     *
     * @param token the next
     */
    record Renewed(AppApproval approval, String token) {
        @Override
        public String toString() {
            return "Renewed";
        }
    }

    /** Ends the approval of which an application brings a token that it has; done also where it has none. */
    void giveBack(String application, String token);

    /** Ends one that the patient did not end; done also where it has ended already. */
    void end(RandomId approval, Ending ending);

    /**
     * The patient's chart as an application sees it whose approval stands: all that the patient may see, and nobody else's. Each search and
     * opening is in the journal, in the application's name, before it is answered.
     *
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} where it does not stand
     */
    Searches searches(RandomId approval);

    /**
     * The same chart for the patient themselves: the journal has it in their own name.
     *
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone but a patient here
     */
    Searches own(Author patient, SubjectId home);

    /**
     * What the patient of an approval that stands is called to its application: the same at each approval, another to each application, and
     * no id of theirs anywhere.
     */
    Optional<Hash> pseudonym(RandomId approval);
}
