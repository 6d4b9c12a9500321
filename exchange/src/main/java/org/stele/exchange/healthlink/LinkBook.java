package org.stele.exchange.healthlink;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.exchange.store.Drawer;
import org.stele.vault.cabinet.Cabinet;

/**
 * The links that have not ended: all of them in memory too, so that whoever tries addresses costs no disk. A link without a file, as a
 * crash may leave one, is as if it had ended. Safe for use by many threads.
 */
final class LinkBook {
    private final Drawer<HealthLink> links;
    private final Drawer<LinkFile> files;
    private final Map<Hash, HealthLink> open = new ConcurrentHashMap<>();

    /** What the patient sealed. */
    record LinkFile(String file) {
        @Override
        public String toString() {
            return "LinkFile";
        }
    }

    LinkBook(Cabinet cabinet) {
        this.links = new Drawer<>(cabinet, "health-link", HealthLink.class);
        this.files = new Drawer<>(cabinet, "health-link-file", LinkFile.class);
        links.all().forEach(link -> open.put(link.place(), link));
    }

    Optional<HealthLink> find(Hash place) {
        return Optional.ofNullable(open.get(place));
    }

    Collection<HealthLink> all() {
        return List.copyOf(open.values());
    }

    /** Oldest first. */
    List<HealthLink> of(SubjectId home) {
        return open.values().stream()
                .filter(link -> link.home().equals(home))
                .sorted(Comparator.comparing(HealthLink::made))
                .toList();
    }

    Optional<String> file(HealthLink link) {
        return files.find(link.place()).map(LinkFile::file);
    }

    void add(HealthLink link, String file) {
        links.put(link.place(), link);
        files.put(link.place(), new LinkFile(file));
        open.put(link.place(), link);
    }

    /** Durable when this returns. */
    void put(HealthLink link) {
        links.put(link.place(), link);
        open.put(link.place(), link);
    }

    /** The file first: what is left after a crash is a link to nothing. */
    void remove(HealthLink link) {
        open.remove(link.place());
        files.remove(link.place());
        links.remove(link.place());
    }
}
