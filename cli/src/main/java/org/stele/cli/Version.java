package org.stele.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar's manifest, and the Java that runs it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"stele " + built(), "Java " + Runtime.version()};
    }

    private static String built() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "not packaged" : version;
    }
}
