package org.stele.exchange.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.Locks;
import org.stele.vault.cabinet.Cabinet;

/** The messages that wait for a person, sealed. Safe for use by many threads. */
final class Inbox {
    private static final int MOST = 10_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final String ALL = "all";

    /** What lies in the drawer of a message's own. */
    record Content(String source, Bytes content) {}

    private final Drawer<KeptHead> heads;
    private final Drawer<Content> contents;
    private final FeedKey key;
    private final InstantSource clock;
    private final Locks locks = new Locks();

    Inbox(Cabinet cabinet, FeedKey key, InstantSource clock) {
        this.heads = new Drawer<>(cabinet, "feed-kept", KeptHead.class);
        this.contents = new Drawer<>(cabinet, "feed-content", Content.class);
        this.key = key;
        this.clock = clock;
    }

    /** The content first: a head without one would be listed for nothing. */
    void keep(KeptMessage message) {
        RandomId id = key.kept(message.name());
        locks.locked(ALL, () -> {
            Instant now = clock.instant();
            Optional<KeptHead> before = heads.find(id);
            if (before.isEmpty()) {
                requireRoom(message.content().length());
                contents.put(id, new Content(message.source(), message.content()));
            }
            heads.put(
                    id,
                    new KeptHead(
                            id,
                            message.head(),
                            before.map(KeptHead::since).orElse(now),
                            now,
                            before.map(KeptHead::attempts).orElse(0L) + 1,
                            Optional.of((long) message.content().length()),
                            message.numbers()));
            return id;
        });
    }

    private void requireRoom(long fresh) {
        List<KeptHead> kept = heads.all();
        long bytes = kept.stream().mapToLong(it -> it.bytes().orElse(0L)).sum();
        if (kept.size() >= MOST || bytes + fresh > MOST_BYTES) {
            throw new ExchangeException(
                    Reason.STORAGE_FULL,
                    "10,000 messages, or 1 GiB of them, are kept that nobody has seen to: replay or dismiss them");
        }
    }

    List<KeptHead> all() {
        return heads.all().stream()
                .sorted(Comparator.comparing(KeptHead::since))
                .toList();
    }

    KeptMessage require(RandomId id) {
        KeptHead head = heads.find(id).orElseThrow(Inbox::notFound);
        Content content = contents.find(id).orElseThrow(Inbox::notFound);
        return new KeptMessage(content.source(), content.content(), head.refusal(), head.numbers());
    }

    Optional<Instant> since(KeptMessage.Name name) {
        return heads.find(key.kept(name)).map(KeptHead::since);
    }

    void remove(RandomId id) {
        locks.locked(ALL, () -> {
            heads.remove(id);
            contents.remove(id);
            return id;
        });
    }

    void remove(KeptMessage.Name name) {
        RandomId id = key.kept(name);
        if (heads.find(id).isPresent()) {
            remove(id);
        }
    }

    private static ExchangeException notFound() {
        return new ExchangeException(Reason.NOT_FOUND, "no such message is kept here");
    }
}
