package org.stele.cli.wallet;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.stele.wallet.file.StoredRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code stele wallet notices}. */
@Command(name = "notices", description = "What the hospital had to tell you: emergencies, changes of keys.")
final class NoticesCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        JsonNode notices =
                Conversation.with(role, () -> Conversation.patient(role).notices());
        notices.valueStream().map(NoticesCommand::line).forEach(System.out::println);
        return 0;
    }

    private static String line(JsonNode notice) {
        return Instant.ofEpochMilli(notice.path("time").asLong())
                + " " + notice.path("kind").asString("")
                + " by " + notice.path("who").asString("")
                + " of " + notice.path("organisation").asString("");
    }
}
