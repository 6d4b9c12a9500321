package org.stele.exchange.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.contracts.id.RecordId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.intake.Deposits.Deposit;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.Signatory;
import org.stele.exchange.write.Submission;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.vault.segment.SegmentEntry;

/** Gives the records of one message the sensitivities that they inherit from each other and from the chart, and their places in it. */
final class Settling {
    private final OpenFeedChart chart;
    private final Map<String, IncomingRecord> records = new LinkedHashMap<>();
    private final Map<String, Set<String>> quoted = new LinkedHashMap<>();

    private Settling(OpenFeedChart chart) {
        this.chart = chart;
    }

    /**
     * Puts records in their places.
     *
     * @throws ExchangeException {@code CLINICIAN_MISSING}, {@code INVALID} where one refers to what is not there, or where what it
     *     quotes, or what refers to it, is less sensitive and no part of the message
     */
    static List<Deposit> of(OpenFeedChart chart, List<Submission> submissions) {
        Settling settling = new Settling(chart);
        submissions.forEach(settling::add);
        settling.requireReferences();
        settling.inherit();
        settling.requireNoHeirs();
        return settling.records.entrySet().stream()
                .map(entry -> new Deposit(
                        entry.getValue(), chart.find(entry.getKey()).map(old -> new RecordId(old.record()))))
                .toList();
    }

    private void add(Submission submission) {
        IncomingRecord record = submission.record();
        String address = record.facts().address();
        if (record.demanded() != Signatory.ANYBODY) {
            throw new ExchangeException(
                    Reason.CLINICIAN_MISSING, "a clinician signs records of this kind with a key of their own");
        }
        records.put(address, chart.find(address).map(record::after).orElse(record));
        quoted.put(address, new TreeSet<>(submission.quoted()));
    }

    private void requireReferences() {
        List<Issue> issues = records.values().stream()
                .flatMap(record -> record.facts().references().stream())
                .filter(address ->
                        !records.containsKey(address) && chart.find(address).isEmpty())
                .map(address -> new Issue("reference to " + kind(address), "UNRESOLVED_REFERENCE"))
                .distinct()
                .toList();
        if (!issues.isEmpty()) {
            throw new ExchangeException(
                    Reason.INVALID, "a record refers only to what is in the message or in the patient's chart", issues);
        }
    }

    /** Until nothing changes: what refers inherits, and what is quoted. */
    private void inherit() {
        boolean isChanging = true;
        while (isChanging) {
            isChanging = false;
            for (String address : List.copyOf(records.keySet())) {
                isChanging |= inherit(address, lenders(address));
            }
        }
    }

    private List<Labels> lenders(String address) {
        List<Labels> lenders = new ArrayList<>();
        required(address).facts().references().forEach(other -> labels(other).ifPresent(lenders::add));
        quoted.forEach((quoting, all) -> {
            if (all.contains(address)) {
                lenders.add(required(quoting).labels());
            }
        });
        return lenders;
    }

    private boolean inherit(String address, List<Labels> lenders) {
        IncomingRecord before = required(address);
        IncomingRecord after = before.inheriting(lenders);
        records.put(address, after);
        return !after.labels().equals(before.labels());
    }

    private IncomingRecord required(String address) {
        return Optional.ofNullable(records.get(address)).orElseThrow();
    }

    private Optional<Labels> labels(String address) {
        return Optional.ofNullable(records.get(address))
                .map(IncomingRecord::labels)
                .or(() -> chart.find(address).map(SegmentEntry::labels));
    }

    /** What stands in the chart and would have to be as sensitive is another version of its own: a person sees to it. */
    private void requireNoHeirs() {
        List<Issue> issues = new ArrayList<>();
        records.forEach((address, record) -> {
            Set<Label> more = new TreeSet<>(record.labels().sensitivities());
            chart.find(address).ifPresent(old -> more.removeAll(old.labels().sensitivities()));
            chart.present().stream()
                    .filter(entry -> !records.containsKey(entry.facts().address()))
                    .filter(entry -> entry.facts().references().contains(address)
                            || quoted.getOrDefault(address, Set.of())
                                    .contains(entry.facts().address()))
                    .filter(entry -> !entry.labels().sensitivities().containsAll(more))
                    .forEach(entry -> issues.add(new Issue(kind(entry.facts().address()), "LESS_SENSITIVE")));
        });
        if (!issues.isEmpty()) {
            throw new ExchangeException(
                    Reason.INVALID,
                    "what it quotes, or what refers to it in the chart, would have to be as sensitive: send both in one message, or"
                            + " hand them in together at /v1/intake",
                    issues.stream().distinct().toList());
        }
    }

    private static String kind(String address) {
        return address.substring(0, Math.max(0, address.indexOf('/')));
    }
}
