package org.stele.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.stele.benchmarks.ledger.HealthNetwork;
import org.stele.benchmarks.ledger.Latencies;
import org.stele.benchmarks.ledger.Load;
import org.stele.benchmarks.ledger.ProofCost;
import org.stele.benchmarks.ledger.RecordTransactions;
import org.stele.benchmarks.ledger.SignedWindow;
import org.stele.benchmarks.ledger.Signer;
import org.stele.benchmarks.ledger.Surroundings;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import tools.jackson.databind.json.JsonMapper;

/** One process of the measured network: its node, and clients of that node. Ends with its standard input. */
public final class BenchedNode {
    static final JsonMapper JSON = JsonMapper.shared();
    static final String DONE = "{}";

    /** Many processes that start together on few cores take minutes until one leads. */
    private static final Duration FIRST_BLOCK = Duration.ofMinutes(10);

    private static final int RECORDS_EACH = 400;
    private static final int FILLING_IN_FLIGHT = 50;
    private static final int PROVEN = 50;

    private final Genesis genesis;
    private final LedgerNode ledger;
    private final RecordTransactions transactions;
    private SignedWindow signed;

    private BenchedNode(Genesis genesis, LedgerNode ledger, List<Signer> signers) {
        this.genesis = genesis;
        this.ledger = ledger;
        this.transactions = new RecordTransactions(genesis.network(), signers);
        this.signed = transactions.window(0, 1, 0);
    }

    /**
     * Runs the node of a plan.
     *
     * @param arguments the plan's file, the node's folder
     */
    public static void main(String[] arguments) {
        try {
            run(Path.of(arguments[0]), Path.of(arguments[1]));
            System.exit(0);
        } catch (Exception e) { // whatever it was, the process ends, whose threads would hold it otherwise
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(Path file, Path directory)
            throws IOException, OrderingException, InterruptedException, ProofException {
        NodePlan plan = NodePlan.read(file);
        Genesis genesis = Genesis.parse(plan.genesis());
        try (OwnNode node = OwnNode.open(plan, genesis, directory)) {
            new BenchedNode(genesis, node.ledger(), signers(plan)).obey();
        }
    }

    private static List<Signer> signers(NodePlan plan) {
        return plan.signers().stream()
                .map(seed -> new Signer(
                        new OrganisationId(seed.organisation()),
                        Ed25519SigningKey.fromSeed(seed.key().toArray())))
                .toList();
    }

    private void obey() throws IOException, InterruptedException, ProofException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = System.out;
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            answers.println(answer(JSON.readValue(line, Order.class)));
        }
    }

    private String answer(Order order) throws InterruptedException, ProofException {
        return switch (order) {
            case Order.Ready() -> ready();
            case Order.Fill(long entries) -> fill(entries);
            case Order.Sign(int count) -> sign(count);
            case Order.Submit(int inFlight, int rate) -> JSON.writeValueAsString(submit(inFlight, rate));
            case Order.Prove() -> JSON.writeValueAsString(prove());
        };
    }

    private String ready() {
        HealthNetwork.await(ledger.waitFor(1), FIRST_BLOCK);
        return DONE;
    }

    private String fill(long entries) throws InterruptedException {
        Load load = new Load(List.of(ledger), FILLING_IN_FLIGHT, 0);
        for (long have = ledger.status().entries();
                have < entries;
                have = ledger.status().entries()) {
            long wanted = Math.min(1_000, (entries - have) / RECORDS_EACH + 1);
            load.run(transactions.window((int) wanted, RECORDS_EACH, 0), new Latencies(), _ -> {});
        }
        return DONE;
    }

    private String sign(int count) {
        signed = transactions.window(count, 1, PROVEN);
        return DONE;
    }

    private Round submit(int inFlight, int rate) throws InterruptedException {
        Load load = new Load(List.of(ledger), inFlight, rate);
        Latencies latencies = new Latencies();
        long height = ledger.status().certified();
        long cpu = Surroundings.cpuNanos();
        long begin = System.nanoTime();
        load.run(signed, latencies, _ -> {});
        return new Round(
                load.done(),
                System.nanoTime() - begin,
                Surroundings.cpuNanos() - cpu,
                ledger.status().certified() - height,
                ledger.status().entries(),
                latencies.counts());
    }

    private ProofCost prove() throws ProofException {
        return ProofCost.measure(ledger.certified(), new ProofVerifier(genesis), signed.records());
    }
}
