package org.stele.exchange.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.Locks;
import org.stele.vault.VaultException;
import org.stele.vault.cabinet.Cabinet;

/**
 * The tasks that are on disk, and the worker that drives them: at start those that a crash left, later those that failed,
 * ever more seldom, once a minute at last. Safe for use by many threads.
 */
public final class Tasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
    private static final Duration BEAT = Duration.ofMillis(250);

    private final Drawer<Task> drawer;
    private final Duration round;
    private final Locks locks = new Locks();
    private final Map<TaskKind, TaskHandler> handlers = new ConcurrentHashMap<>();
    private final Map<Task, Pause> waiting = new ConcurrentHashMap<>();
    private final List<Runnable> rounds = new CopyOnWriteArrayList<>();
    private final Beat beat = new Beat("tasks");
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    /** @param round how long it is from one round to the next */
    public Tasks(Cabinet cabinet, Duration round) {
        this.round = round;
        this.drawer = new Drawer<>(cabinet, "task", Task.class);
    }

    /** To be called for every kind before {@link #start}. */
    public void register(TaskKind kind, TaskHandler handler) {
        handlers.put(kind, handler);
    }

    /** Something to look after at the start and in each round; to be called before {@link #start}. */
    public void everyRound(Runnable work) {
        rounds.add(work);
    }

    /** Begins to drive what is on disk. */
    public void start() {
        drawer.all().forEach(task -> waiting.put(task, Pause.none()));
        beat.every(round, () -> workers.execute(this::goRound));
        beat.every(BEAT, this::drive);
    }

    /** Writes the task down and tries it at once. Where that throws, it is tried again by itself. */
    public void run(TaskKind kind, Object name) {
        Task task = new Task(kind, name.toString());
        drawer.put(task, task);
        try {
            handle(task);
        } catch (RuntimeException e) { // whatever it was: what is on disk is tried again
            waiting.putIfAbsent(task, Pause.first());
            throw e;
        }
    }

    /** As {@link #run}, where the caller need not know whether the first try went well. */
    public void attemptNow(TaskKind kind, Object name) {
        try {
            run(kind, name);
        } catch (RuntimeException e) { // the caller does not care, and run() sees to it that it is tried again
            log(new Task(kind, name.toString()), e);
        }
    }

    /** Writes the task down, to be tried soon. */
    public void later(TaskKind kind, Object name) {
        Task task = new Task(kind, name.toString());
        drawer.put(task, task);
        waiting.putIfAbsent(task, Pause.none());
    }

    private void goRound() {
        for (Runnable work : rounds) {
            try {
                work.run();
            } catch (RuntimeException e) { // the other rounds must be made whatever is wrong with this one
                LOG.warn("what is looked after in each round failed and is made again", e);
            }
        }
    }

    private void drive() {
        waiting.forEach((task, pause) -> {
            if (pause.isOver() && waiting.replace(task, pause, pause.longer())) {
                workers.execute(() -> attempt(task));
            }
        });
    }

    private void attempt(Task task) {
        try {
            handle(task);
        } catch (RuntimeException e) { // whatever it was: drive() has set the time at which it is tried again
            log(task, e);
        }
    }

    /** What a use case or the vault refuses is met in daily life; anything else is a fault of ours, and shown as one. */
    private static void log(Task task, RuntimeException e) {
        if (e instanceof ExchangeException || e instanceof VaultException) {
            LOG.info("{} is not done yet and is tried again: {}", task, e.getMessage());
        } else {
            LOG.error("{} failed and is tried again", task, e);
        }
    }

    private void handle(Task task) {
        locks.locked(task, () -> {
            TaskHandler handler = handlers.get(task.kind());
            if (handler == null) {
                throw new IllegalStateException("nobody handles " + task.kind());
            }
            handler.handle(task.name());
            drawer.remove(task);
            waiting.remove(task);
            return task;
        });
    }

    @Override
    public void close() {
        beat.close();
        workers.shutdownNow();
    }
}
