package org.stele.node.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.stele.gateway.fhir.Intake;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.fhir.profile.ProfileCheck;
import org.stele.gateway.fhir.profile.ProfilePolicy;
import org.stele.node.config.IntakeSettings;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.fhir.DraftReader;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.SingleResource;
import org.stele.node.start.NodeStartException.Reason;

/** Reads what FHIR is checked against, which takes a while: it begins with the node, not with the first bundle. */
final class FhirRoom {
    private FhirRoom() {}

    static FhirDoor open(NodeConfiguration configuration, InstantSource clock) {
        Classifier classifier = Classifier.standard();
        IntakeLimits limits = new IntakeLimits(
                configuration.http().bundleLimit(),
                IntakeLimits.STANDARD.maxDepth(),
                IntakeLimits.STANDARD.maxIssues());
        return new FhirDoor(
                new Intake(limits, classifier),
                new SingleResource(IntakeLimits.STANDARD, classifier, clock),
                new DraftReader(IntakeLimits.STANDARD, classifier, clock),
                policy(configuration.intake()),
                clock);
    }

    private static ProfilePolicy policy(IntakeSettings settings) {
        return switch (settings.profiles()) {
            case OFF -> new ProfilePolicy.Off();
            case FLAG -> new ProfilePolicy.Flag(check(settings.packages()));
            case REFUSE -> new ProfilePolicy.Refuse(check(settings.packages()));
        };
    }

    private static ProfileCheck check(Path packages) {
        try {
            requirePackages(packages);
            return ProfileCheck.load(packages);
        } catch (IOException e) {
            throw new NodeStartException(
                    Reason.PROFILES,
                    "no FHIR packages can be read in " + packages
                            + ": put *.tgz there, correct intake.packages, or set intake.profiles to off",
                    e);
        }
    }

    private static void requirePackages(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.noneMatch(file -> file.toString().endsWith(".tgz"))) {
                throw new IOException("the folder has no *.tgz");
            }
        }
    }
}
