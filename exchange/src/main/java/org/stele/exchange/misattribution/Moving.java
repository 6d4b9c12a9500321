package org.stele.exchange.misattribution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordCommand;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.intake.Deposits;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.keep.Origins;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.exchange.work.TaskKind;
import org.stele.exchange.work.Tasks;
import org.stele.exchange.write.Submission;
import org.stele.exchange.write.Surroundings;
import org.stele.exchange.write.Turns;
import org.stele.exchange.write.WritingDesk;
import org.stele.formats.release.ChartId;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.opening.OpenedRecord;
import org.stele.vault.opening.Openings;
import org.stele.vault.segment.SegmentEntry;

/** Files records in the right chart, where there is one, and has them taken out of the wrong one before anybody else writes there. */
final class Moving {
    private static final String PATIENT = "Patient/";

    /** @param entries of its records, in their order */
    private record Planned(Move move, List<SegmentEntry> entries) {}

    private final WritingDesk desk;
    private final Turns turns;
    private final Deposits deposits;
    private final Origins origins;
    private final Openings openings;
    private final Moves moves;
    private final Marking marking;
    private final Tasks tasks;

    Moving(Premises premises, WritingDesk desk, Deposits deposits, Origins origins, Moves moves, Marking marking) {
        this.desk = desk;
        this.turns = desk.turns();
        this.deposits = deposits;
        this.origins = origins;
        this.openings = premises.vault().openings();
        this.moves = moves;
        this.marking = marking;
        this.tasks = premises.tasks();
    }

    /** Takes records out, and no more. */
    void begin(Move move) {
        turns.alone(move.chart(), () -> {
            Surroundings wrong = desk.around(move.chart());
            Move planned = present(move, wrong).move();
            write(planned);
            return marking.mark(planned);
        });
    }

    /**
     * Files them, those too that were taken out before without being filed.
     *
     * @param right the chart in which they belong
     */
    void begin(Move move, ChartId right, Refiling refiling) {
        both(move.chart(), right, () -> {
            Surroundings wrong = desk.around(move.chart());
            Planned planned = moves.areOut(move.chart(), move.records()) ? takenOut(move, wrong) : present(move, wrong);
            requireOurs(move.records());
            Surroundings there = desk.around(right);
            List<IncomingRecord> records = there.settle(refiled(planned, wrong, there, refiling));
            return marking.mark(
                    turns.commit(right, batch -> file(planned.move().filedIn(batch), batch, right, records)));
        });
    }

    private Move file(Move move, RandomId batch, ChartId right, List<IncomingRecord> records) {
        write(move);
        deposits.refile(batch, move.author(), right, records);
        return move;
    }

    /** From now on it is finished by itself, as soon as whoever asked is not at it any more. */
    private void write(Move move) {
        moves.put(move);
        tasks.later(TaskKind.CORRECT_CHART, move.name());
    }

    /** In one order, so that two who correct each other's way do not wait for each other. */
    private <T> T both(ChartId one, ChartId other, Supplier<T> work) {
        return one.value().compareTo(other.value()) < 0
                ? turns.alone(one, () -> turns.alone(other, work))
                : turns.alone(other, () -> turns.alone(one, work));
    }

    /** All that is at the addresses is taken out. */
    private Planned present(Move move, Surroundings wrong) {
        List<SegmentEntry> entries = move.records().stream()
                .map(record -> desk.current(wrong, record))
                .toList();
        List<String> addresses = addresses(entries);
        require(move, wrong, addresses);
        return new Planned(move.at(addresses, wrong.versionsAt(addresses)), entries);
    }

    /** What is at the addresses by now was written later, and stays. */
    private Planned takenOut(Move move, Surroundings wrong) {
        List<SegmentEntry> entries = move.records().stream()
                .map(record -> desk.formerly(wrong, record))
                .toList();
        List<String> addresses = addresses(entries);
        require(move, wrong, addresses);
        return new Planned(move.at(addresses, move.records()), entries);
    }

    private static List<String> addresses(List<SegmentEntry> entries) {
        return entries.stream().map(entry -> entry.facts().address()).toList();
    }

    private void require(Move move, Surroundings wrong, List<String> addresses) {
        moves.requireFree(move.chart(), addresses);
        if (addresses.stream().anyMatch(address -> address.startsWith(PATIENT))) {
            throw new ExchangeException(
                    Reason.INVALID, "whose chart it is stays: name the records that are another patient's");
        }
        requireNothingLeftBehind(wrong, addresses);
    }

    private static void requireNothingLeftBehind(Surroundings wrong, List<String> addresses) {
        List<Issue> issues = wrong.referringTo(addresses)
                .map(entry -> new Issue(entry.labels().kind(), "REFERS_TO_IT"))
                .distinct()
                .toList();
        if (!issues.isEmpty()) {
            throw new ExchangeException(
                    Reason.REFERRED_TO,
                    "other records of the patient refer to these: name those too, or retract them first",
                    issues);
        }
    }

    private void requireOurs(List<RecordId> records) {
        if (records.stream().anyMatch(record -> origins.of(record).isPresent())) {
            throw new ExchangeException(
                    Reason.INVALID,
                    "a copy of another organisation's record is not filed elsewhere: take it out, and have that organisation"
                            + " file its own");
        }
    }

    /** What is moved, in its order, then what comes along. */
    private List<Submission> refiled(Planned planned, Surroundings wrong, Surroundings right, Refiling refiling) {
        Move move = planned.move();
        List<SegmentEntry> entries = planned.entries();
        Refiler refiler = new Refiler(refiling, patient(wrong), patient(right));
        List<Bytes> contents = open(move, entries);
        List<Submission> all = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Submission submission = refiler.refile(entries.get(i), contents.get(i));
            requireMovable(submission, refiler.right(), right);
            all.add(submission);
        }
        addWhatComesAlong(move, all, wrong, right, refiler);
        requireFew(all);
        return all;
    }

    private void addWhatComesAlong(
            Move move, List<Submission> all, Surroundings wrong, Surroundings right, Refiler refiler) {
        Set<String> seen = new HashSet<>(move.addresses());
        for (int i = 0; i < all.size(); i++) { // it grows by what each of them refers to
            for (String address : all.get(i).record().facts().references()) {
                if (seen.add(address) && right.at(address).isEmpty()) {
                    wrong.at(address)
                            .filter(entry -> refiler.isAnybodys(entry))
                            .ifPresent(entry -> all.add(refiler.refile(
                                    entry, open(move, List.of(entry)).getFirst())));
                }
            }
        }
    }

    /** The contents, in the order of the entries; the journal has it as one opening. */
    private List<Bytes> open(Move move, List<SegmentEntry> entries) {
        Use use = new Use(
                move.author().toString(),
                Action.OPEN,
                Purpose.TREAT.name(),
                new Basis.Reason(ErrorReason.WRONG_PATIENT.name()));
        List<RandomId> records = entries.stream().map(SegmentEntry::record).toList();
        return VaultCalls.call(() -> openings.open(use, move.chart().value(), records)).stream()
                .map(OpenedRecord::content)
                .toList();
    }

    private static String patient(Surroundings chart) {
        return chart.index().where(facts -> facts.address().startsWith(PATIENT)).stream()
                .findFirst()
                .map(entry -> entry.facts().address())
                .orElseThrow(() -> new ExchangeException(Reason.NOT_FOUND, "no such patient here"));
    }

    private static void requireMovable(Submission submission, String patient, Surroundings right) {
        String address = submission.record().facts().address();
        WritingDesk.requireAnybodys(submission.record());
        if (!submission.record().facts().references().contains(patient)) {
            throw invalid(address, "NO_PATIENT", "only what refers to the patient is another patient's");
        }
        if (right.at(address).isPresent()) {
            throw invalid(address, "ALREADY_THERE", "the other patient has a resource of this kind and id");
        }
    }

    private static void requireFew(List<Submission> all) {
        if (all.size() > RecordCommand.MOST) {
            throw new ExchangeException(
                    Reason.INVALID, "with what comes along these are more than one transaction takes: name fewer");
        }
    }

    private static ExchangeException invalid(String address, String code, String message) {
        String kind = address.substring(0, Math.max(0, address.indexOf('/')));
        return new ExchangeException(Reason.INVALID, message, List.of(new Issue(kind, code)));
    }

    /** Makes the one patient's records the other's. */
    private record Refiler(Refiling refiling, String wrong, String right) {
        /** As sensitive as it was, and kept for as long. */
        Submission refile(SegmentEntry entry, Bytes content) {
            Submission submission = refiling.refile(content, wrong, right);
            if (!submission.record().facts().address().equals(entry.facts().address())) {
                throw new IllegalStateException("a record that is filed elsewhere keeps its kind and id");
            }
            return new Submission(submission.record().after(entry), new TreeSet<>(submission.quoted()));
        }

        boolean isAnybodys(SegmentEntry entry) {
            return refiling.isAnybodys(entry.labels().kind())
                    && !entry.facts().references().contains(wrong);
        }
    }
}
