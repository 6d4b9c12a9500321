package org.stele.cli.wallet;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.patient.ErasureOrder;
import org.stele.wallet.patient.PatientClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code stele wallet erase}. */
@Command(
        name = "erase",
        description = {
            "Ask for records to be erased, here and wherever a copy was kept.",
            "Each holder erases, or says until when and on what ground it must keep."
        })
final class EraseCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Parameters(arity = "1..100", paramLabel = "RECORD", description = "As 'stele wallet open' lists them.")
    private List<RecordId> records = List.of();

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        JsonNode report = Conversation.with(role, () -> ask(role));
        report.path("items").valueStream().forEach(item -> System.out.println(line(item)));
        String request = report.path("request").asString();
        System.out.println(
                report.hasNonNull("closed")
                        ? "every holder has answered: 'stele wallet certificate --out FILE " + request
                                + "' fetches the certificate"
                        : "asked; holders answer until " + time(report.path("due")) + ". Request " + request);
        return 0;
    }

    private JsonNode ask(StoredRole role) throws IOException, NodeProblem {
        PatientClient patient = Conversation.patient(role);
        return patient.erase(orders(patient.records(), new OrganisationId(role.node())));
    }

    /** The custodian's own record and every copy that its index names. */
    private List<ErasureOrder> orders(JsonNode index, OrganisationId custodian) {
        List<ErasureOrder> orders = new ArrayList<>();
        for (RecordId record : records) {
            orders.add(new ErasureOrder(record, custodian));
            line(index, record).path("copies").valueStream().forEach(copy -> orders.add(copy(copy)));
        }
        return orders;
    }

    private static JsonNode line(JsonNode index, RecordId record) {
        return index.valueStream()
                .filter(line -> line.path("record").asString("").equals(record.toString()))
                .findFirst()
                .orElseThrow(() -> new CommandFailed("the organisation has no record " + record + " of yours"));
    }

    private static ErasureOrder copy(JsonNode copy) {
        return new ErasureOrder(
                RecordId.parse(copy.path("record").asString()),
                OrganisationId.parse(copy.path("holder").asString()));
    }

    private static String line(JsonNode item) {
        JsonNode answer = item.path("answer");
        String outcome = answer.path("outcome").asString("awaited");
        String until = answer.hasNonNull("until") ? " until " + time(answer.path("until")) : "";
        String ground = answer.hasNonNull("ground")
                ? ", ground " + answer.path("ground").asString()
                : "";
        return item.path("record").asString() + " at " + item.path("holder").asString() + ": " + outcome + until
                + ground;
    }

    /** Times travel as milliseconds since 1970. */
    private static Instant time(JsonNode millis) {
        return Instant.ofEpochMilli(millis.asLong());
    }
}
