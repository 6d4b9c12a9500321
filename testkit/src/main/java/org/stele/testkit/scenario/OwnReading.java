package org.stele.testkit.scenario;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.network.Purpose;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.Submitted;
import org.stele.wallet.release.OpenedRelease;

/** The patient opens everything of their own. */
final class OwnReading {
    private record Question(PermitId permit, long height) {}

    private OwnReading() {}

    static OpenedRelease everything(Story story) throws IOException, NodeProblem {
        Holder holder = story.hero().holder();
        NodeClient node = story.cast.hospitalA().node();
        Instant until = Instant.ofEpochMilli(node.clock().millis()).plus(Duration.ofMinutes(10));
        AccessCommand.Request request = new AccessCommand.Request(
                story.hero().patient().subject(),
                Purpose.PATRQT,
                holder.sealing().publicKey(),
                until,
                Optional.empty());
        Submitted permit = node.submit(holder.transaction("access", "request", request, node.clock()));
        byte[] packed = node.postForBytes(
                "/v1/releases", new Question(new PermitId(permit.transaction()), permit.height()), holder);
        return story.cast.readingAt(story.cast.hospitalA()).open(packed, holder);
    }
}
