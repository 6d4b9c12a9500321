package org.stele.testkit.leak;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Looks for who treats a person, in a member's copy of the ledger and its vault. From what is known of the person it goes on to
 * every fact that has an identifier, hash or key of it, and from there on to all else that this fact has; a fact about n other
 * subjects leads to each of them with 1/n. What everybody does business with (organisations, their staff and keys) leads
 * nowhere, and is what is looked for.
 */
final class Attack {
    private final LedgerCopy ledger;
    private final Map<String, List<Fact>> byToken = new HashMap<>();
    private final Map<String, String> organisations = new TreeMap<>();
    private final Set<String> subjects = new HashSet<>();
    private final Set<String> dead = new HashSet<>();

    private record Reached(String token, double probability) {}

    /**
     * An attack with what one member has.
     *
     * @param own what is the attacker's own, or everybody's: it leads nowhere
     */
    Attack(LedgerCopy ledger, List<Fact> vault, Set<String> own) {
        this.ledger = ledger;
        dead.addAll(own);
        readDirectory();
        ledger.rows("identity/subject").forEach(row -> subjects.add(firstSubject(row)));
        Stream.of(ledger.transactions(), ledger.blocks(), ledger.rows(), vault)
                .flatMap(List::stream)
                .forEach(fact -> fact.tokens()
                        .forEach(token -> byToken.computeIfAbsent(token, _ -> new ArrayList<>())
                                .add(fact)));
    }

    /**
     * With what probability each organisation has to do with the person.
     *
     * @param known identifiers, hashes and keys that the attacker knows to be the person's
     */
    Map<String, Double> organisationsOf(Set<String> known) {
        Map<String, Double> best = new HashMap<>();
        Map<String, Double> named = new TreeMap<>();
        PriorityQueue<Reached> queue = new PriorityQueue<>(
                Comparator.comparingDouble(Reached::probability).reversed());
        Stream.concat(known.stream(), known.stream().map(Tokens::hashed))
                .forEach(token -> queue.add(new Reached(token, 1)));
        while (!queue.isEmpty()) {
            Reached next = queue.remove();
            if (!isPublic(next.token()) && best.getOrDefault(next.token(), 0.0) < next.probability()) {
                best.put(next.token(), next.probability());
                follow(next, named, queue);
            }
        }
        return named;
    }

    /** How near in time anything about the person is to anything of the organisation's about somebody else here. */
    Duration nearest(Set<String> known, String organisation, Instant since) {
        List<Instant> theirs = ledger.transactions().stream()
                .filter(fact -> fact.tokens().stream().noneMatch(known::contains))
                .filter(fact -> fact.tokens().stream().anyMatch(subjects::contains))
                .filter(fact -> names(fact, organisation))
                .map(fact -> fact.time().orElseThrow())
                .filter(time -> time.isAfter(since))
                .toList();
        return ledger.transactions().stream()
                .filter(fact -> fact.tokens().stream().anyMatch(known::contains))
                .map(fact -> fact.time().orElseThrow())
                .flatMap(mine -> theirs.stream()
                        .map(other -> Duration.between(mine, other).abs()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void follow(Reached from, Map<String, Double> named, PriorityQueue<Reached> queue) {
        for (Fact fact : byToken.getOrDefault(from.token(), List.of())) {
            double probability = from.probability() / Math.max(1, others(fact, from.token()));
            for (String token : fact.tokens()) {
                String organisation = organisations.get(token);
                if (organisation == null) {
                    queue.add(new Reached(token, probability));
                } else if (!fact.where().equals("block")) {
                    named.merge(organisation, probability, Math::max);
                }
            }
        }
    }

    /** How many subjects a fact is about besides the one that led to it. */
    private int others(Fact fact, String token) {
        return (int) fact.tokens().stream()
                .filter(subjects::contains)
                .filter(subject -> !subject.equals(token))
                .count();
    }

    private boolean names(Fact fact, String organisation) {
        return fact.tokens().stream().anyMatch(token -> organisation.equals(organisations.get(token)));
    }

    private boolean isPublic(String token) {
        return dead.contains(token) || organisations.containsKey(token);
    }

    /** Members, their keys, their staff and the staff's keys and licences, each with the organisation. */
    private void readDirectory() {
        Set<String> members = new HashSet<>();
        ledger.rows("network/roll").forEach(row -> members.addAll(row.tokens()));
        Stream.of("network/member", "network/key", "identity/seat")
                .flatMap(table -> ledger.rows(table).stream())
                .forEach(row -> row.tokens().stream()
                        .filter(members::contains)
                        .findFirst()
                        .ifPresent(member -> row.tokens().forEach(token -> organisations.putIfAbsent(token, member))));
        ledger.rows("credential/licence").forEach(row -> dead.addAll(row.tokens()));
        ledger.rows("network/journal").forEach(row -> dead.addAll(row.tokens()));
        dead.removeAll(organisations.keySet());
    }

    private String firstSubject(Fact row) {
        return row.tokens().stream()
                .filter(token -> token.length() == 22)
                .filter(token -> !organisations.containsKey(token))
                .findFirst()
                .orElseThrow();
    }
}
