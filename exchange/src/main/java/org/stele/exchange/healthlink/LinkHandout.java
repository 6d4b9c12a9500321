package org.stele.exchange.healthlink;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.exchange.store.Locks;

/** Hands files to whoever has a link, one after another for each link. */
final class LinkHandout {
    private static final String WRONG = "PASSCODE_WRONG";
    private static final String LOCKED = "LINK_LOCKED";

    private final InstantSource clock;
    private final LinkBook book;
    private final LinkJournal journal;
    private final LinkEnds ends;
    private final Locks locks;
    private final Tickets tickets = new Tickets();

    LinkHandout(InstantSource clock, LinkBook book, LinkJournal journal, LinkEnds ends, Locks locks) {
        this.clock = clock;
        this.book = book;
        this.journal = journal;
        this.ends = ends;
        this.locks = locks;
    }

    LinkAnswer use(Hash place, LinkUse use) {
        return locks.locked(
                place, () -> open(place).map(link -> useOpen(link, use)).orElseGet(LinkAnswer.None::new));
    }

    LinkAnswer fetch(Hash place, Bytes ticket) {
        return locks.locked(
                place,
                () -> notOver(place)
                        .filter(_ -> tickets.redeem(ticket, place, clock.instant()))
                        .map(this::handOut)
                        .orElseGet(LinkAnswer.None::new));
    }

    void forgetOld() {
        tickets.forgetOld(clock.instant());
    }

    private Optional<HealthLink> open(Hash place) {
        return notOver(place).filter(link -> link.uses() > 0);
    }

    /** What is over is ended by the way. */
    private Optional<HealthLink> notOver(Hash place) {
        Optional<HealthLink> there = book.find(place);
        there.filter(ends::isOver).ifPresent(ends::end);
        return book.find(place);
    }

    private LinkAnswer useOpen(HealthLink link, LinkUse use) {
        Optional<LinkAnswer> wrong = link.passcode().isPresent() ? tryPasscode(link, use) : Optional.empty();
        return wrong.orElseGet(() -> answer(link.with(link.uses() - 1, link.attempts()), use));
    }

    /** Counted before it is looked at: whoever has the process killed meanwhile has no guess more for it. */
    private Optional<LinkAnswer> tryPasscode(HealthLink link, LinkUse use) {
        if (use.passcode().isEmpty()) {
            return Optional.of(new LinkAnswer.WrongPasscode(link.attempts()));
        }
        HealthLink counted = link.with(link.uses(), link.attempts() - 1);
        book.put(counted);
        if (link.passcode().orElseThrow().holds(use.passcode().get().toCharArray())) {
            return Optional.empty();
        }
        boolean isLocked = counted.attempts() == 0;
        journal.refused(link, use.recipient(), isLocked ? LOCKED : WRONG);
        if (isLocked) {
            book.remove(counted);
        }
        return Optional.of(new LinkAnswer.WrongPasscode(counted.attempts()));
    }

    /** The count and the journal are on disk before the file leaves. */
    private LinkAnswer answer(HealthLink used, LinkUse use) {
        book.put(used);
        journal.used(used, use.recipient());
        boolean isLong =
                book.file(used).filter(file -> file.length() > use.longest()).isPresent();
        return isLong ? located(used) : handOut(used);
    }

    /** One that is used up stays until this is fetched, for some minutes at most. */
    private LinkAnswer located(HealthLink used) {
        Instant now = clock.instant();
        if (used.uses() == 0) {
            book.put(used.endingBy(now.plus(Tickets.LIFE)));
        }
        return new LinkAnswer.Located(tickets.issue(used.place(), now));
    }

    private LinkAnswer handOut(HealthLink link) {
        Optional<String> file = book.file(link);
        if (file.isEmpty() || (link.uses() == 0 && !tickets.hasAnyFor(link.place()))) {
            book.remove(link);
        }
        return file.<LinkAnswer>map(LinkAnswer.Embedded::new).orElseGet(LinkAnswer.None::new);
    }
}
