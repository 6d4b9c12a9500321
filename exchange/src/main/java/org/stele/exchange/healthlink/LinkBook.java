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
import org.stele.exchange.store.VaultCalls;
import org.stele.vault.cabinet.Cabinet;

/**
 * The links that have not ended: all of them in memory too, so that whoever tries addresses costs no disk. On disk each is there with
 * its file or not at all; memory has every one that may be on disk, so that what the disk refused can be tried again. Safe for use by
 * many threads.
 */
final class LinkBook {
    private final Cabinet cabinet;
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
        this.cabinet = cabinet;
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

    /** Durable when this returns. Where it fails, the link is known and may have no file. */
    void add(HealthLink link, String file) {
        open.put(link.place(), link);
        change(links.putting(link.place(), link), files.putting(link.place(), new LinkFile(file)));
    }

    /** Durable when this returns. */
    void put(HealthLink link) {
        links.put(link.place(), link);
        open.put(link.place(), link);
    }

    /** From the disk first: where that fails, a start would know it again, and so must whoever asks for its end again. */
    void remove(HealthLink link) {
        change(links.removing(link.place()), files.removing(link.place()));
        open.remove(link.place());
    }

    private void change(Cabinet.Change... changes) {
        VaultCalls.run(() -> cabinet.change(List.of(changes)));
    }
}
