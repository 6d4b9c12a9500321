package org.stele.link.server;

import org.apache.catalina.Globals;

/** What servers in one process share without wishing to. Safe for use by many threads. */
public final class TomcatHome {
    private TomcatHome() {}

    /**
     * Lets the next server have its home in its own folder. The first Tomcat of a process names its own as the home of all that
     * come after it, which make it again where it is gone, those that start together one against the other: all but one fail.
     */
    public static void forget() {
        System.clearProperty(Globals.CATALINA_HOME_PROP);
    }
}
