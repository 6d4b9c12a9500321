package org.stele.testkit.scenario;

import java.io.IOException;
import org.stele.crypto.Hash;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import tools.jackson.databind.JsonNode;

/** Step 11: a node is killed, and comes back with the same state. */
final class KillAndRestart implements Step {
    @Override
    public String title() {
        return "A node is killed, and started again";
    }

    @Override
    public void play(Story story) throws Exception {
        Place killed = story.cast.hospitalB();
        At before = At.of(killed.node());
        killed.machine().kill();
        killed.machine().start();
        At after = await(killed.node(), story.cast.hospitalA().node());
        StepFailed.unless(after.height >= before.height, "the node came back with fewer blocks than it had");
        story.narrator.holds(killed.name() + " was at block " + before.height + ", and has the same state root as "
                + story.cast.hospitalA().name() + " at block " + after.height);
        new FlippedBit(story).play();
    }

    /** Where a node is. */
    private record At(long height, Hash root) {
        static At of(NodeClient node) throws IOException, NodeProblem {
            JsonNode network = node.get("/v1/network");
            return new At(
                    network.path("certifiedHeight").asLong(),
                    Hash.parse(network.path("stateRoot").asString()));
        }
    }

    /** Asks both until they answer for the same height. */
    private static At await(NodeClient one, NodeClient other) throws IOException, NodeProblem {
        for (int i = 0; i < 1_000; i++) {
            At mine = At.of(one);
            At theirs = At.of(other);
            if (mine.height == theirs.height) {
                StepFailed.unless(mine.root.equals(theirs.root), "the roots differ at block " + mine.height);
                return mine;
            }
        }
        throw new StepFailed("the node did not come back to the others' height");
    }
}
