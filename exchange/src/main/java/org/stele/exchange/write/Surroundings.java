package org.stele.exchange.write;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.stele.contracts.id.RecordId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.vault.segment.Facts;
import org.stele.vault.segment.RecordState;
import org.stele.vault.segment.Segment;
import org.stele.vault.segment.SegmentEntry;

/**
 * What stands in the chart that a record is written into.
 *
 * @param index as much of it as who writes may see
 * @param segment all of it
 */
public record Surroundings(ChartIndex index, Segment segment) {
    /**
     * A new record, as sensitive as what it refers to.
     *
     * @throws ExchangeException {@code INVALID} where that is not there, or where others would have to be as sensitive as it is
     */
    IncomingRecord settle(Submission submission) {
        IncomingRecord record = inheriting(submission.record());
        requireNoHeirs(less(submission.quoted(), record.labels().sensitivities()));
        return record;
    }

    /**
     * The same of a version, for which others need only be as sensitive as it is and the one before was not.
     *
     * @param old the version before
     */
    IncomingRecord settle(Submission submission, SegmentEntry old) {
        IncomingRecord record = inheriting(submission.record());
        requireNoHeirs(heirs(submission, record, old));
        return record;
    }

    private Stream<SegmentEntry> heirs(Submission submission, IncomingRecord settled, SegmentEntry old) {
        Set<Label> all = settled.labels().sensitivities();
        Set<Label> more = new TreeSet<>(all);
        more.removeAll(old.labels().sensitivities());
        Set<String> newlyQuoted = new TreeSet<>(submission.quoted());
        newlyQuoted.removeAll(old.facts().references());
        return Stream.of(
                        less(newlyQuoted, all),
                        less(submission.quoted(), more),
                        less(facts -> refersTo(facts, old.facts().address()), more))
                .flatMap(it -> it);
    }

    /**
     * Records that are written together: each as sensitive as what it refers to, and as what quotes it, among them too.
     *
     * @throws ExchangeException {@code INVALID} as for one
     */
    public List<IncomingRecord> settle(List<Submission> together) {
        return settle(together, Map.of());
    }

    /**
     * As the other, of which some are versions.
     *
     * @param old the versions before, by their addresses
     */
    List<IncomingRecord> settle(List<Submission> together, Map<String, SegmentEntry> old) {
        Kinship kinship = new Kinship(together);
        Surroundings others = without(old.keySet());
        List<IncomingRecord> records = kinship.spread(together.stream()
                .map(it -> others.inheriting(it.record(), kinship::has))
                .toList());
        for (int i = 0; i < records.size(); i++) {
            Submission submission = together.get(i);
            IncomingRecord record = records.get(i);
            requireNoHeirs(Optional.ofNullable(old.get(record.facts().address()))
                    .map(it -> others.heirs(submission, record, it))
                    .orElseGet(() ->
                            others.less(submission.quoted(), record.labels().sensitivities())));
        }
        return records;
    }

    /** The same, as if nothing stood at these addresses. */
    Surroundings without(Set<String> addresses) {
        return addresses.isEmpty() ? this : new Surroundings(new Remaining(index, addresses), segment);
    }

    /** What is left of a chart. */
    private record Remaining(ChartIndex index, Set<String> gone) implements ChartIndex {
        @Override
        public List<ChartEntry> where(Predicate<Facts> wanted) {
            return index.where(wanted.and(this::remains));
        }

        @Override
        public List<ChartEntry> versions(Predicate<Facts> wanted) {
            return index.versions(wanted.and(this::remains));
        }

        private boolean remains(Facts facts) {
            return !gone.contains(facts.address());
        }
    }

    private Stream<SegmentEntry> less(Set<String> addresses, Set<Label> sensitivities) {
        return less(facts -> addresses.contains(facts.address()), sensitivities);
    }

    private Stream<SegmentEntry> less(Predicate<Facts> wanted, Set<Label> sensitivities) {
        return present(wanted).filter(entry -> !entry.labels().sensitivities().containsAll(sensitivities));
    }

    private IncomingRecord inheriting(IncomingRecord record) {
        return inheriting(record, _ -> false);
    }

    /** @param elsewhere addresses that are not of the chart */
    private IncomingRecord inheriting(IncomingRecord record, Predicate<String> elsewhere) {
        List<Labels> lenders = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        List<String> references =
                record.facts().references().stream().filter(elsewhere.negate()).toList();
        for (String address : references) {
            at(address)
                    .ifPresentOrElse(
                            entry -> lenders.add(entry.labels()),
                            () -> issues.add(new Issue("reference to " + kind(address), "UNRESOLVED_REFERENCE")));
        }
        if (!issues.isEmpty()) {
            throw new ExchangeException(
                    Reason.INVALID, "a record refers only to what is present in the patient's chart here", issues);
        }
        return record.inheriting(lenders);
    }

    /** What quotes a record or is quoted by it would tell what that hides. Versions of those are made where they come together. */
    private static void requireNoHeirs(Stream<SegmentEntry> lessSensitive) {
        List<Issue> issues = lessSensitive
                .map(entry -> new Issue(kind(entry.facts().address()), "LESS_SENSITIVE"))
                .distinct()
                .toList();
        if (!issues.isEmpty()) {
            throw new ExchangeException(
                    Reason.INVALID,
                    "what it quotes, or what refers to it, would have to be as sensitive: hand them in together, in a bundle at"
                            + " /v1/intake",
                    issues);
        }
    }

    /**
     * A present version that may be seen.
     *
     * @throws ExchangeException {@code NOT_CURRENT}
     */
    public SegmentEntry require(RecordId present) {
        return index.where(_ -> true).stream()
                .filter(entry -> entry.record().equals(present))
                .findFirst()
                .flatMap(entry -> segment.find(present.value()))
                .orElseThrow(Surroundings::notCurrent);
    }

    static ExchangeException notCurrent() {
        return new ExchangeException(
                Reason.NOT_CURRENT, "another version has taken this one's place: read it and decide again");
    }

    boolean isReferredTo(String address) {
        return present(facts -> refersTo(facts, address)).findAny().isPresent();
    }

    /** Present ones that refer to one of these addresses and stand at none of them. */
    public Stream<SegmentEntry> referringTo(Collection<String> addresses) {
        return present(facts -> !addresses.contains(facts.address())
                && facts.references().stream().anyMatch(addresses::contains));
    }

    /** All active ones of an address: feeds bring the same one again without a word of the one before. */
    List<RecordId> allOf(String address) {
        return segment.entries().values().stream()
                .filter(entry -> entry.state() == RecordState.COMMITTED)
                .filter(entry -> entry.facts().address().equals(address))
                .map(entry -> new RecordId(entry.record()))
                .toList();
    }

    /** How many of them may be seen at an address. */
    long visible(String address, List<RecordId> records) {
        return index.versions(facts -> facts.address().equals(address)).stream()
                .filter(entry -> records.contains(entry.record()))
                .count();
    }

    /** All versions at these addresses, whatever became of them. */
    public List<RecordId> versionsAt(Collection<String> addresses) {
        return segment.entries().values().stream()
                .filter(entry -> addresses.contains(entry.facts().address()))
                .map(entry -> new RecordId(entry.record()))
                .toList();
    }

    /** Whether there is a present version where a record stood. */
    boolean isPresentAgain(RecordId former) {
        return segment.find(former.value())
                .flatMap(entry -> at(entry.facts().address()))
                .isPresent();
    }

    /** The present version at an address. */
    public Optional<SegmentEntry> at(String address) {
        return present(facts -> facts.address().equals(address)).findFirst();
    }

    private Stream<SegmentEntry> present(Predicate<Facts> wanted) {
        return index.where(wanted).stream()
                .flatMap(entry -> segment.find(entry.record().value()).stream());
    }

    private static boolean refersTo(Facts facts, String address) {
        return facts.references().contains(address) && !facts.address().equals(address);
    }

    private static String kind(String address) {
        return address.substring(0, Math.max(0, address.indexOf('/')));
    }
}
