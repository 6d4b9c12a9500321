package org.stele.exchange.healthlink;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.PasscodeVerifier;
import org.stele.exchange.store.Locks;

/** Hands files to whoever has a link, one after another for each patient. */
final class LinkHandout {
    private static final Logger LOG = LoggerFactory.getLogger(LinkHandout.class);
    private static final String WRONG = "PASSCODE_WRONG";
    private static final String LOCKED = "LINK_LOCKED";

    /** Each takes 19 MiB and some tenths of a second of a processor, and strangers may ask for it. */
    private static final int PASSCODES_AT_ONCE = 4;

    private final InstantSource clock;
    private final LinkBook book;
    private final LinkJournal journal;
    private final LinkEnds ends;
    private final Tickets tickets;
    private final Locks locks;
    private final Semaphore passcodes = new Semaphore(PASSCODES_AT_ONCE);

    LinkHandout(InstantSource clock, LinkBook book, LinkJournal journal, LinkEnds ends, Tickets tickets, Locks locks) {
        this.clock = clock;
        this.book = book;
        this.journal = journal;
        this.ends = ends;
        this.tickets = tickets;
        this.locks = locks;
    }

    LinkAnswer use(Hash place, LinkUse use) {
        return withFile(place, (link, file) -> link.uses() > 0 ? useOpen(link, file, use) : new LinkAnswer.None());
    }

    LinkAnswer fetch(Hash place, Bytes ticket) {
        return withFile(
                place,
                (link, file) ->
                        tickets.redeem(ticket, place, clock.instant()) ? handOut(link, file) : new LinkAnswer.None());
    }

    void forgetOld() {
        tickets.forgetOld(clock.instant());
    }

    /** Under the lock of whose it is. One without its file, as a full disk may leave it, is as one that never was. */
    private LinkAnswer withFile(Hash place, BiFunction<HealthLink, String, LinkAnswer> work) {
        return book.find(place)
                .map(HealthLink::home)
                .map(home -> locks.locked(
                        home,
                        () -> notOver(place)
                                .flatMap(link -> book.file(link).map(file -> work.apply(link, file)))
                                .orElseGet(LinkAnswer.None::new)))
                .orElseGet(LinkAnswer.None::new);
    }

    /** What is over is ended by the way. */
    private Optional<HealthLink> notOver(Hash place) {
        book.find(place).filter(ends::isOver).ifPresent(ends::end);
        return book.find(place);
    }

    private LinkAnswer useOpen(HealthLink link, String file, LinkUse use) {
        return link.passcode()
                .flatMap(verifier -> tryPasscode(link, verifier, use))
                .orElseGet(() -> answer(link.with(link.uses() - 1, link.attempts()), file, use));
    }

    /** Empty where it holds. */
    private Optional<LinkAnswer> tryPasscode(HealthLink link, PasscodeVerifier verifier, LinkUse use) {
        if (use.passcode().isEmpty()) {
            return Optional.of(new LinkAnswer.WrongPasscode(link.attempts()));
        }
        if (!passcodes.tryAcquire()) {
            return Optional.of(new LinkAnswer.Busy());
        }
        try {
            return countAndTry(link, verifier, use.passcode().get(), use.recipient());
        } finally {
            passcodes.release();
        }
    }

    /** Counted before it is looked at: whoever has the process killed meanwhile has no guess more for it. */
    private Optional<LinkAnswer> countAndTry(
            HealthLink link, PasscodeVerifier verifier, String passcode, String recipient) {
        HealthLink counted = link.with(link.uses(), link.attempts() - 1);
        book.put(counted);
        if (holds(verifier, passcode)) {
            return Optional.empty();
        }
        boolean isLocked = counted.attempts() == 0;
        journal.refused(link, recipient, isLocked ? LOCKED : WRONG);
        if (isLocked) {
            book.remove(counted);
        }
        return Optional.of(new LinkAnswer.WrongPasscode(counted.attempts()));
    }

    /** What cannot be looked at, such as half of a character, is a wrong one: the patient sees whatever was counted. */
    private static boolean holds(PasscodeVerifier verifier, String passcode) {
        try {
            return verifier.holds(passcode.toCharArray());
        } catch (RuntimeException e) {
            LOG.warn(
                    "a passcode could not be looked at, and counts as a wrong one: {}",
                    e.getClass().getName());
            return false;
        }
    }

    /** The count and the journal are on disk before the file leaves. */
    private LinkAnswer answer(HealthLink used, String file, LinkUse use) {
        book.put(used);
        journal.used(used, use.recipient());
        return file.length() > use.longest()
                ? new LinkAnswer.Located(tickets.issue(used.place(), clock.instant()))
                : handOut(used, file);
    }

    /** One that is used up stays while it waits to be fetched, for some minutes at most. */
    private LinkAnswer handOut(HealthLink link, String file) {
        if (ends.isOver(link)) {
            ends.end(link);
        }
        return new LinkAnswer.Embedded(file);
    }
}
