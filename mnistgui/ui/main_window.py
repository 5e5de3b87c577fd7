"""The main window: docks, pages, menus, saved layout. It joins views to the workspace and decides nothing itself."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMainWindow,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mnistgui.lessons.lesson import Lesson
from mnistgui.messages import Message
from mnistgui.training.config import FIELDS
from mnistgui.training.history import RunHistory
from mnistgui.ui import theme
from mnistgui.ui.actions import Actions
from mnistgui.ui.active_run import RunState
from mnistgui.ui.chapters import ChapterBox
from mnistgui.ui.data_bench import DataBench
from mnistgui.ui.dialogs import Dialogs
from mnistgui.ui.docks import Docks
from mnistgui.ui.draw.drawing_files import DrawingFiles
from mnistgui.ui.draw.looks import Looks
from mnistgui.ui.draw.nets import NetChooser
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.draw.views import DrawViews
from mnistgui.ui.handwriting.bench import HandwritingBench
from mnistgui.ui.icons import icon
from mnistgui.ui.language import LanguageSwitch, message_text
from mnistgui.ui.menus import Menus
from mnistgui.ui.net.bench import NetBench
from mnistgui.ui.perceptron.page import PerceptronPage
from mnistgui.ui.plots.panel import PlotPanel
from mnistgui.ui.run_controls import RunControls
from mnistgui.ui.runs.bench import RunsBench
from mnistgui.ui.settings import LAYOUT_VERSION, SavedSettings
from mnistgui.ui.settings_bench import SettingsBench
from mnistgui.ui.status_line import StatusLine
from mnistgui.ui.threads.answerer import Answerer
from mnistgui.ui.workspace import Workspace

_NOTICE_MS: Final = 8000
FIRST_SIZE: Final = QSize(1440, 900)


class MainWindow(QMainWindow):
    """``mainWindow``. Its first paint begins to load data and torch; closing hides it until every thread has ended."""

    closed = Signal()
    ready = Signal()  # once: data, torch and the pretrained net are there

    def __init__(
        self,
        workspace: Workspace,
        *,
        settings: SavedSettings,
        language: LanguageSwitch,
        lessons: Mapping[str, Sequence[Lesson]],
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.workspace = workspace
        workspace.setParent(self)
        self._settings, self._language, self._lessons = settings, language, lessons
        self._painted = self._was_ready = self._closing = self._closed = self._root_chosen = False
        self._chapter: int | None = None
        self._to_open = ""
        self.actions_table = Actions(self)
        self._build_pages()
        self._build_docks()
        self._build_bars()
        self._connect()
        self._restore()
        self.retranslate()
        self._apply_theme()

    # Building ---------------------------------------------------------------------------------------------------------

    def _build_pages(self) -> None:
        self.answerer = Answerer(self)
        self.draw_page = DrawPage(self.answerer)
        self.perceptron_page = PerceptronPage(self.workspace.jobs, self.workspace.services.gradient_reference)
        self.workbench = QTabWidget()
        self.workbench.setObjectName("workbench")
        self.workbench.setDocumentMode(True)
        self.data_bench = DataBench(self.workspace, self)
        self.dataset_panel, self.data_page = self.data_bench.panel, self.data_bench.page
        self.net_bench = NetBench(self.workspace, self.actions_table, self)
        self.net_page = self.net_bench.page
        self._nets = NetChooser(self.workspace, self.draw_page, self.answerer, self)
        self.handwriting_bench = HandwritingBench(self.workspace, self.draw_page, self._nets, self)
        for page in self._pages():
            self.workbench.addTab(page, "")
        self._looks = Looks(self.workspace, self.draw_page, self._nets, self)
        self._drawing_files = DrawingFiles(self.draw_page, self.workspace.jobs)
        self.settings_bench = SettingsBench(self.workspace, self)
        self.chapter_box = ChapterBox()
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.settings_bench.advice_bar)
        layout.addWidget(self.chapter_box)
        layout.addWidget(self.workbench, 1)
        self.setCentralWidget(centre)

    def _build_docks(self) -> None:
        self.hyper_panel, self.plot_panel = self.settings_bench.panel, PlotPanel()
        self.runs_bench = RunsBench(self.workspace, self.plot_panel, self)
        self.runs_bench.series.seconds_per_epoch = self.net_bench.seconds_per_epoch
        panels = {
            "dock.dataset": self.dataset_panel,
            "dock.hyperparameters": self.hyper_panel,
            "dock.plot": self.plot_panel,
            "dock.runs": self.runs_bench.panel,
        }
        self.docks = Docks(self, panels)
        self.dialogs = Dialogs(self, self.plot_panel)

    def _build_bars(self) -> None:
        self.run_controls = RunControls(self.workspace, self.actions_table)
        self.addToolBar(self.run_controls)
        self.menus = Menus(self, self.actions_table, self.docks.by_name)
        self.status_line = StatusLine(self.workspace)
        self.statusBar().addPermanentWidget(self.status_line, 1)

    def _connect(self) -> None:
        workspace, actions = self.workspace, self.actions_table
        self.dataset_panel.image_sent.connect(self._on_dataset_panel_image_sent)
        self.settings_bench.page_wanted.connect(self.show_page)
        self.docks.by_name["dock.runs"].visibilityChanged.connect(self.runs_bench.set_in_view)
        self.runs_bench.page_wanted.connect(self.show_page)
        self.handwriting_bench.folder_wanted.connect(self.data_bench.import_folder)
        self.runs_bench.net_opened.connect(self._nets.add_opened)
        self.hyper_panel.transforms_requested.connect(self.data_bench.show_transforms)
        self.hyper_panel.net_requested.connect(self.net_page.show_editor)
        self.data_bench.images_counted.connect(self.hyper_panel.set_image_count)
        self.data_bench.page_wanted.connect(self.show_page)
        self.data_bench.control_wanted.connect(self.show_control)
        self.workbench.currentChanged.connect(self.data_bench.refresh)
        self.perceptron_page.room_asked.connect(self.docks.make_way)
        workspace.data.root_changed.connect(self._on_data_root_changed)
        workspace.noticed.connect(self._on_workspace_noticed)
        workspace.can_train_changed.connect(self._on_readiness_changed)
        self._nets.pretrained_loaded.connect(self._on_readiness_changed)
        workspace.run_state_changed.connect(self._on_workspace_run_state_changed)
        workspace.history_replaced.connect(self._on_workspace_history_replaced)
        workspace.history_grown.connect(self.plot_panel.refresh)
        workspace.run_started.connect(self.plot_panel.begin_run)
        workspace.failed.connect(self.dialogs.show_failure)
        workspace.advised.connect(self._on_advised)
        self._drawing_files.noticed.connect(workspace.noticed)
        self._drawing_files.failed.connect(workspace.failed)
        workspace.shut_down_finished.connect(self._on_workspace_shut_down_finished)
        self.answerer.failed.connect(self.dialogs.show_failure)
        self.menus.chapter_chosen.connect(self.open_chapter)
        self.chapter_box.closed.connect(self._on_chapter_box_closed)
        self.settings_bench.advice_bar.shown_changed.connect(self._on_advice_bar_shown_changed)
        self.menus.language_chosen.connect(self._on_menus_language_chosen)
        self.menus.theme_chosen.connect(self._on_menus_theme_chosen)
        actions["step_line"].triggered.connect(self._on_step_line_triggered)
        actions["reset_layout"].triggered.connect(self.docks.reset)
        actions["show_nine"].triggered.connect(self.data_bench.show_nine)
        actions["save_plot"].triggered.connect(self.dialogs.save_plot)
        actions["shortcuts"].triggered.connect(self.dialogs.show_shortcuts)
        actions["quit"].triggered.connect(self.close)

    # Layout -----------------------------------------------------------------------------------------------------------

    def _restore(self) -> None:
        """Put everything where the user left it; the settings of the next run, too."""
        self.resize(_first_size(self))
        self.docks.lay_out()
        self.restoreGeometry(self._settings.blob("window/geometry"))
        self.restoreState(self._settings.blob("window/state"), LAYOUT_VERSION)
        self.settings_bench.restore(self._settings)

    def _save(self) -> None:
        self.docks.make_way(False)  # a page that fills the window is no layout to come back to
        self._settings.set_blob("window/geometry", self.saveGeometry())
        self._settings.set_blob("window/state", self.saveState(LAYOUT_VERSION))
        self.settings_bench.save(self._settings)
        if self._root_chosen:
            self._settings.set_text("data_root", str(self.workspace.data.root))
        self._settings.write()

    # Requests ---------------------------------------------------------------------------------------------------------

    @Slot()
    def _on_first_paint(self) -> None:
        # Not sooner: threads that import would take the interpreter away from the first paint.
        self.dataset_panel.show_loading()
        self.workspace.load()

    @property
    def is_closed(self) -> bool:
        """Whether the window was closed and every thread has ended."""
        return self._closed

    @property
    def is_ready(self) -> bool:
        """Whether data, torch and the pretrained net are there."""
        return self.workspace.can_train and self._nets.has_pretrained

    @property
    def is_busy(self) -> bool:
        """Whether something that is seen is still being found out."""
        return self.workspace.jobs.busy or self.net_bench.is_estimating

    def open_when_ready(self, run: str) -> None:
        """Open a run, by its folder or its name, as soon as torch is there."""
        self._to_open = run

    @Slot(str)
    def show_page(self, name: str) -> bool:
        """Bring a page (``page.draw``) or a dock (``dock.plot``) to the front; return whether there is one.

        ``dataset.batches`` is the tab of that name in the data set dock.
        """
        if name == self.data_bench.batches_view.objectName():
            self.data_bench.show_batches()
            return self.docks.show("dock.dataset")
        if self.docks.show(name):
            return True
        for page in self._pages():
            if page.objectName() == name:
                self.workbench.setCurrentWidget(page)
                return True
        return False

    def page_names(self) -> list[str]:
        """Return the object names of the pages of the workbench."""
        return [page.objectName() for page in self._pages()]

    def _pages(self) -> tuple[QWidget, ...]:
        hand = self.handwriting_bench.page
        return self.draw_page, hand, self.perceptron_page, self.data_page, self.net_page

    # From the workspace -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_data_root_changed(self, _root: object) -> None:
        # Only what is chosen here is remembered: the command line speaks for one start.
        self._root_chosen = True

    @Slot(object)
    def _on_workspace_noticed(self, message: Message) -> None:
        self.statusBar().showMessage(message_text(message), _NOTICE_MS)

    @Slot(object, str)
    def _on_dataset_panel_image_sent(self, pixels_HWC: npt.NDArray[np.uint8], class_name: str) -> None:
        self.draw_page.show_image(pixels_HWC, class_name)
        self.show_page("page.draw")

    @Slot(str)
    def show_control(self, name: str) -> None:
        """Bring the dock or page of a control to the front, and give the control the keys."""
        if name.removeprefix("hyper.") in FIELDS:
            self.hyper_panel.reveal(name.removeprefix("hyper."))
        control = self.findChild(QWidget, name)
        above = control
        while above is not None and not self.show_page(above.objectName()):
            # What a tab widget shows lies in a stack of its own.
            stack = above.parentWidget()
            tabs = None if stack is None else stack.parentWidget()
            if isinstance(stack, QStackedWidget) and isinstance(tabs, QTabWidget):
                tabs.setCurrentWidget(above)
            elif isinstance(stack, DrawViews):
                stack.show_view(above)
            above = stack
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_workspace_history_replaced(self, history: RunHistory) -> None:
        self.plot_panel.set_history(history, self.workspace.planned_steps)

    @Slot()
    def _on_readiness_changed(self) -> None:
        if not self._was_ready and self.is_ready:
            self._was_ready = True
            if self._to_open:
                self.runs_bench.open_named(self._to_open)
            self.ready.emit()

    @Slot(object)
    def _on_workspace_run_state_changed(self, state: RunState) -> None:
        if state is RunState.IDLE and not self.workspace.history.steps:
            self.plot_panel.set_history(None)  # it would wait for the first iteration for ever

    @Slot()
    def _on_workspace_shut_down_finished(self) -> None:
        if self._closing and not self._closed:
            self.close()

    @Slot()
    def _on_step_line_triggered(self) -> None:
        # Wherever the key was pressed: there the line is seen.
        self.show_page(self.net_page.objectName())

    # From the menus ---------------------------------------------------------------------------------------------------

    @Slot(int)
    def open_chapter(self, number: int) -> None:
        """Show a chapter's main point, open its pages and docks and set the settings that belong to it."""
        lesson = self._lessons[self._language.current][number - 1]
        self._chapter = number
        self.settings_bench.advice_bar.hide()
        self.chapter_box.show_lesson(lesson)
        for name in lesson.opens:
            self.show_page(name)
        if lesson.settings:
            self.workspace.take(lesson.applied_to(self.workspace.config))
        if lesson.perceptron is not None:
            self.perceptron_page.select(lesson.perceptron.problem, lesson.perceptron.learner)
        # Once the banner has its height: Qt lets the docks keep theirs, and would cut the page.
        QTimer.singleShot(0, self._on_banner_grown)

    @Slot()
    def _on_advised(self) -> None:
        QTimer.singleShot(0, self._on_banner_grown)

    @Slot()
    def _on_banner_grown(self) -> None:
        self.docks.make_room(self.workbench.minimumSizeHint().height() - self.workbench.height())

    @Slot(bool)
    def _on_advice_bar_shown_changed(self, shown: bool) -> None:
        # A small window has no room for two banners above its pages: the chapter's comes back when the advice is gone.
        if self._chapter is not None:
            self.chapter_box.setVisible(not shown)

    @Slot()
    def _on_chapter_box_closed(self) -> None:
        self._chapter = None

    @Slot(str)
    def _on_menus_language_chosen(self, key: str) -> None:
        # Only what is chosen here is remembered: otherwise the next start follows the system again.
        self._settings.set_text("language", key)
        self._language.use(key)

    @Slot(str)
    def _on_menus_theme_chosen(self, key: str) -> None:
        self._settings.set_text("theme", key)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, theme.THEMES[key])

    # Words and colours ------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Write every text of the window itself in the present language."""
        self.setWindowTitle(self.tr("mnistgui - a bench for a first course in deep learning"))
        titles = (self.tr("Dra&w"), self.tr("My hand"), self.tr("Perceptr&on"), self.tr("Data"), self.tr("Net"))
        for number, title in enumerate(titles):
            self.workbench.setTabText(number, title)
        self.workbench.setAccessibleName(self.tr("Workbench"))
        self.data_bench.retranslate()
        self.docks.retranslate()
        self.actions_table.retranslate()
        self._nets.retranslate()
        self.menus.retranslate(self._lessons[self._language.current])
        self.menus.check_language(self._language.current)
        if self._chapter is not None:
            self.chapter_box.show_lesson(self._lessons[self._language.current][self._chapter - 1])
            self.chapter_box.setVisible(self.settings_bench.advice_bar.isHidden())

    def _apply_theme(self) -> None:
        current = theme.of(self)
        self.actions_table.apply_theme(current)
        self.menus.check_theme(current.key)
        self.setWindowIcon(icon("app", current))

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._apply_theme()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # The children are painted after this; the timer fires when all of it is done.
            QTimer.singleShot(0, self._on_first_paint)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide at once; really close when the last thread has ended, since nothing may be waited for here."""
        if not self._closing:
            self._closing = True
            self._save()
            self.hide()
            # Qt leaves a hidden window's own windows open.
            for dialog in self.findChildren(QDialog):
                dialog.close()
            # Nor is anybody there who could be told of a job that fails now.
            self.workspace.failed.disconnect(self.dialogs.show_failure)
            self.data_bench.give_up()
            self.runs_bench.give_up()
            self.net_bench.give_up()
            self.workspace.shut_down()
        if self.workspace.busy:
            event.ignore()
            return
        if not self._closed:
            self._closed = True
            self.answerer.shut_down()
            self.closed.emit()
        event.accept()


def _first_size(window: MainWindow) -> QSize:
    """Return the size of a first start: what the design is made for, or the screen where that is smaller."""
    # The offscreen platform's screen is 800x800 and means nothing.
    if QGuiApplication.platformName() == "offscreen":
        return FIRST_SIZE
    return FIRST_SIZE.boundedTo(window.screen().availableSize())
