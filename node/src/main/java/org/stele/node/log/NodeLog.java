package org.stele.node.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.stele.node.config.LogSettings;

/** Writes what one node's threads log into its file, and to the console what the configuration says. */
public final class NodeLog implements AutoCloseable {
    /** The file in the node's {@code logs/}. */
    public static final String FILE = "node.log";

    private static final FileSize LARGEST = new FileSize(50L << 20);
    private static final int FILES = 10;

    private final Logger root;
    private final List<OutputStreamAppender<ILoggingEvent>> appenders;

    private NodeLog(Logger root, List<OutputStreamAppender<ILoggingEvent>> appenders) {
        this.root = root;
        this.appenders = appenders;
    }

    /**
     * Begins to write a node's log.
     *
     * @param directory the node's
     * @param logs where the file goes
     */
    public static NodeLog attach(Path directory, Path logs, LogSettings settings) {
        bridgeJavaUtilLogging();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        List<OutputStreamAppender<ILoggingEvent>> appenders = new ArrayList<>();
        appenders.add(started(file(context, logs), context, directory, Level.INFO));
        switch (settings.console()) {
            case OFF -> {}
            case WARN -> appenders.add(started(new ConsoleAppender<>(), context, directory, Level.WARN));
            case INFO -> appenders.add(started(new ConsoleAppender<>(), context, directory, Level.INFO));
        }
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        appenders.forEach(root::addAppender);
        return new NodeLog(root, appenders);
    }

    /** Some libraries log by the JDK's own logging, which is one for the whole process. */
    private static synchronized void bridgeJavaUtilLogging() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }

    @Override
    public void close() {
        for (OutputStreamAppender<ILoggingEvent> appender : appenders) {
            root.detachAppender(appender);
            appender.stop();
        }
    }

    private static OutputStreamAppender<ILoggingEvent> started(
            OutputStreamAppender<ILoggingEvent> appender, LoggerContext context, Path directory, Level level) {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout(context));
        encoder.start();
        ThresholdFilter threshold = new ThresholdFilter();
        threshold.setLevel(level.toString());
        threshold.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.addFilter(threshold);
        appender.addFilter(new Own(directory));
        appender.start();
        return appender;
    }

    private static LineLayout layout(LoggerContext context) {
        LineLayout layout = new LineLayout();
        layout.setContext(context);
        layout.start();
        return layout;
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path logs) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(logs.resolve(FILE).toString());
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(logs.resolve("node.%i.log").toString());
        rolling.setMaxIndex(FILES);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(LARGEST);
        size.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(size);
        return appender;
    }

    /** Lets through what this node's threads say. */
    private static final class Own extends Filter<ILoggingEvent> {
        private final Path directory;

        Own(Path directory) {
            this.directory = directory;
            start();
        }

        @Override
        public FilterReply decide(ILoggingEvent event) {
            return NodeScope.concerns(directory) ? FilterReply.NEUTRAL : FilterReply.DENY;
        }
    }
}
