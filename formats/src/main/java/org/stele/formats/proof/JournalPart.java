package org.stele.formats.proof;

import java.util.List;
import org.stele.contracts.network.JournalLoss;
import org.stele.contracts.network.JournalRoot;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.merkle.SparseProof;
import org.stele.formats.app.AppActor;
import org.stele.formats.healthlink.LinkRecipient;
import org.stele.formats.release.ChartId;
import org.stele.ledger.proof.ProofException;
import org.stele.vault.journal.proof.Entry;
import org.stele.vault.journal.proof.EntryCodec;
import org.stele.vault.journal.proof.JournalProof;
import org.stele.vault.journal.proof.LinkedEntry;

/**
 * A patient's part of their custodian's journal.
 *
 * @param number the posted root's number
 * @param head of the patient's chain
 * @param path the sparse tree's proof of the head under the posted root
 * @param entries oldest first, up to the posted root
 */
public record JournalPart(long number, Hash head, Bytes path, List<Link> entries) {
    /**
     * One entry.
     *
     * @param entry as {@link EntryCodec} writes it
     */
    public record Link(long number, Hash previous, Bytes salt, Bytes entry) {
        public static Link of(LinkedEntry linked) {
            return new Link(
                    linked.number(), linked.previous(), linked.salt(), Bytes.wrap(EntryCodec.encode(linked.entry())));
        }

        LinkedEntry read() {
            return new LinkedEntry(number, previous, salt, EntryCodec.decode(entry.unsafeArray()));
        }
    }

    public JournalPart {
        entries = List.copyOf(entries);
    }

    /** The part of {@code journal} that {@code proof} covers. */
    public static JournalPart of(JournalProof proof, List<LinkedEntry> journal) {
        return new JournalPart(
                proof.root().number(),
                proof.head(),
                Bytes.wrap(proof.path().encode()),
                journal.stream().limit(proof.entries()).map(Link::of).toList());
    }

    /** The entries, of this patient, complete as of the root that was posted. */
    List<Entry> check(ChartId chart, JournalRoot posted) throws ProofException {
        List<LinkedEntry> linked = entries.stream().map(Link::read).toList();
        JournalProof proof = new JournalProof(
                new org.stele.vault.journal.proof.JournalRoot(number, posted.root(), posted.counter()),
                chart.value(),
                linked.size(),
                head,
                SparseProof.decode(path.unsafeArray()));
        var fault = proof.fault(linked);
        Evidence.require(fault.isEmpty(), "the journal is not what its custodian posted: " + fault);
        return linked.stream().map(LinkedEntry::entry).toList();
    }

    /** Said before all entries: what was lost stands nowhere. */
    static String describe(JournalLoss loss) {
        return loss.time() + " the organisation admitted that its journal lost entries"
                + (loss.times() > 1 ? ", for the " + loss.times() + "th time" : "")
                + ": it had posted " + loss.counter() + " of all its patients, and begins anew with what a backup had";
    }

    static String describe(Entry entry) {
        return entry.time() + " " + entry.use().action() + " by "
                + who(entry.use().actor()) + " for "
                + entry.use().purpose() + " under " + entry.use().basis() + ", "
                + entry.records().count() + " records: " + entry.outcome();
    }

    /** In their own words who used a health link, by its name an application; by the identifier everybody else. */
    private static String who(String actor) {
        return LinkRecipient.parse(actor)
                .map(LinkRecipient::toString)
                .or(() -> AppActor.parse(actor).map(AppActor::toString))
                .orElse(actor);
    }
}
