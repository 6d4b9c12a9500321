package org.stele.node.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One line a message, with the frames of what was thrown, and its own message only where it is one of ours. */
final class LineLayout extends LayoutBase<ILoggingEvent> {
    private static final String OURS = "org.stele.";
    private static final int MOST_FRAMES = 40;

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(128)
                .append(Instant.ofEpochMilli(event.getTimeStamp()).truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(event.getLevel())
                .append(' ')
                .append(simpleName(event.getLoggerName()))
                .append(": ")
                .append(oneLine(event.getFormattedMessage()))
                .append('\n');
        append(event.getThrowableProxy(), line);
        return line.toString();
    }

    private static void append(@Nullable IThrowableProxy thrown, StringBuilder to) {
        for (IThrowableProxy each = thrown; each != null; each = each.getCause()) {
            to.append("  ").append(each.getClassName());
            if (each.getClassName().startsWith(OURS) && each.getMessage() != null) {
                to.append(": ").append(oneLine(each.getMessage()));
            }
            to.append('\n');
            appendFrames(each.getStackTraceElementProxyArray(), to);
        }
    }

    private static void appendFrames(StackTraceElementProxy[] frames, StringBuilder to) {
        for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
            to.append("    ").append(frames[i].getSTEAsString()).append('\n');
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String simpleName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}
