<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>AccuracyReadout</name>
    <message>
        <source>Epoch {epoch} · accuracy {accuracy} %</source>
        <translation>에폭 {epoch} · 정확도 {accuracy}&#xa0;%</translation>
    </message>
    <message>
        <source>Epoch {epoch} · accuracy {accuracy} % · smoothed {smoothed} %</source>
        <translation>에폭 {epoch} · 정확도 {accuracy}&#xa0;% · 평활화 {smoothed}&#xa0;%</translation>
    </message>
    <message>
        <source>After epoch {epoch} · accuracy on the test set {accuracy} %</source>
        <translation>에폭 {epoch} 뒤 · 테스트 정확도 {accuracy}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Start</source>
        <translation>시작(&amp;S)</translation>
    </message>
    <message>
        <source>Train a new net with the settings on the right.</source>
        <translation>오른쪽의 설정으로 새 신경망을 학습시킵니다.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>일시정지(&amp;P)</translation>
    </message>
    <message>
        <source>Hold the run before its next iteration; press again to go on.</source>
        <translation>다음 이터레이션 전에 학습을 멈춥니다. 다시 누르면 이어서 진행합니다.</translation>
    </message>
    <message>
        <source>One s&amp;tep</source>
        <translation>한 단계(&amp;T)</translation>
    </message>
    <message>
        <source>Train on one mini-batch (one iteration) and hold.</source>
        <translation>미니배치 하나(1&#xa0;이터레이션)만 학습하고 멈춥니다.</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>정지(&amp;O)</translation>
    </message>
    <message>
        <source>End the run. What it has learned is kept.</source>
        <translation>학습을 끝냅니다. 지금까지 학습한 내용은 남습니다.</translation>
    </message>
    <message>
        <source>Save the plot as a &amp;picture…</source>
        <translation>그래프를 그림으로 저장(&amp;P)…</translation>
    </message>
    <message>
        <source>Save loss and accuracy as they are shown, as PNG or SVG.</source>
        <translation>보이는 그대로의 손실과 정확도를 PNG 또는 SVG로 저장합니다.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window; a run that goes on is ended and kept.</source>
        <translation>창을 닫습니다. 진행 중인 학습은 끝내고 결과를 남깁니다.</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>레이아웃 초기화(&amp;R)</translation>
    </message>
    <message>
        <source>Put every dock back where it was at the first start.</source>
        <translation>모든 패널을 처음 시작했을 때의 자리로 되돌립니다.</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>Dark text on a light ground.</source>
        <translation>밝은 바탕에 어두운 글자로 표시합니다.</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>Light text on a dark ground.</source>
        <translation>어두운 바탕에 밝은 글자로 표시합니다.</translation>
    </message>
    <message>
        <source>Show the program in English.</source>
        <translation>프로그램을 영어로 표시합니다.</translation>
    </message>
    <message>
        <source>Show the program in Korean.</source>
        <translation>프로그램을 한국어로 표시합니다.</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>키보드 단축키(&amp;K)</translation>
    </message>
    <message>
        <source>Show which key does what.</source>
        <translation>어떤 키가 무슨 일을 하는지 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>Arithmetic</name>
    <message>
        <source>{images} / {batch} = {iterations} an epoch, × {epochs} = {total}</source>
        <translation>{images} / {batch} = 에폭당 {iterations}, × {epochs} = {total}</translation>
    </message>
    <message>
        <source>{images} / {batch} = {batches}, {over} left out: {iterations} an epoch, × {epochs} = {total}</source>
        <translation>{images} / {batch} = {batches}, {over} 버림: 에폭당 {iterations}, × {epochs} = {total}</translation>
    </message>
    <message>
        <source>{images} / {batch} = {batches}, {over} over: {iterations} an epoch, × {epochs} = {total}</source>
        <translation>{images} / {batch} = {batches}, {over} 남음: 에폭당 {iterations}, × {epochs} = {total}</translation>
    </message>
    <message>
        <source>1 full batch</source>
        <translation>꽉 찬 배치 1개</translation>
    </message>
    <message>
        <source>{count} full batches</source>
        <translation>꽉 찬 배치 {count}개</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>이미지 1장</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>이미지 {count}장</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1&#xa0;에폭</translation>
    </message>
    <message>
        <source>{count} epochs</source>
        <translation>{count}&#xa0;에폭</translation>
    </message>
    <message>
        <source>Nothing is left over, so “Drop last” changes nothing here.</source>
        <translation>남는 이미지가 없으므로 drop_last를 켜도 달라지는 것이 없습니다.</translation>
    </message>
    <message>
        <source>No batch is full, so nothing would be trained: take a smaller batch or keep the last one.</source>
        <translation>꽉 찬 배치가 없어 아무것도 학습할 수 없습니다. 배치 크기를 줄이거나 drop_last를 끄세요.</translation>
    </message>
    <message>
        <source>With “Shuffle” on, other images are left out each epoch.</source>
        <translation>shuffle이 켜져 있어 에폭마다 다른 이미지가 버려집니다.</translation>
    </message>
    <message>
        <source>With “Shuffle” off, the same images are left out every epoch: the network never sees them.</source>
        <translation>shuffle이 꺼져 있어 에폭마다 같은 이미지가 버려집니다. 신경망은 그 이미지를 한 번도 보지 못합니다.</translation>
    </message>
    <message>
        <source>1 iteration</source>
        <translation>1&#xa0;이터레이션</translation>
    </message>
    <message>
        <source>{count} iterations</source>
        <translation>{count}&#xa0;이터레이션</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>이터레이션 수</translation>
    </message>
    <message>
        <source>Try batch size {size}</source>
        <translation>배치 크기 {size} 써 보기</translation>
    </message>
    <message>
        <source>Sets a batch size that leaves images over, so that “Drop last” can be seen.</source>
        <translation>이미지가 남는 배치 크기로 바꿔서 drop_last의 효과를 볼 수 있게 합니다.</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>Probability of each class</source>
        <translation>클래스별 확률</translation>
    </message>
    <message>
        <source>How likely the net holds each class for this drawing: its outputs through softmax, 100 % together.</source>
        <translation>신경망이 이 그림을 각 클래스로 볼 확률입니다. 출력에 softmax를 적용한 값이며, 모두 더하면 100&#xa0;%입니다.</translation>
    </message>
    <message>
        <source>No values: nothing is drawn, or no net is there yet.</source>
        <translation>값 없음: 아직 그린 것이 없거나 신경망이 준비되지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>ChapterBox</name>
    <message>
        <source>Close the chapter&apos;s text (Esc)</source>
        <translation>장 설명 닫기 (Esc)</translation>
    </message>
    <message>
        <source>Close the chapter&apos;s text</source>
        <translation>장 설명 닫기</translation>
    </message>
    <message>
        <source>Chapter {number}: {title}</source>
        <translation>{number}장: {title}</translation>
    </message>
</context>
<context>
    <name>ClassFilter</name>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>모든 클래스 보기</translation>
    </message>
    <message>
        <source>Show the images of every class</source>
        <translation>모든 클래스의 이미지를 보여 줍니다</translation>
    </message>
    <message>
        <source>Class filter</source>
        <translation>클래스 필터</translation>
    </message>
    <message>
        <source>Show class {name}</source>
        <translation>클래스 {name} 보기</translation>
    </message>
    <message>
        <source>Show only the images labelled {name}; press further classes to add them</source>
        <translation>레이블이 {name}인 이미지만 보여 줍니다. 다른 클래스를 더 눌러 추가할 수 있습니다</translation>
    </message>
</context>
<context>
    <name>DatasetPanel</name>
    <message>
        <source>Data set</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>The data set; MNIST comes with the program</source>
        <translation>데이터셋. MNIST는 프로그램에 들어 있습니다</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>학습용/테스트용 구분</translation>
    </message>
    <message>
        <source>train: the images to learn from. test: images the net never learns from.</source>
        <translation>학습용: 신경망이 학습하는 이미지. 테스트용: 학습에 쓰지 않는 이미지.</translation>
    </message>
    <message>
        <source>train</source>
        <translation>학습용</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트용</translation>
    </message>
    <message>
        <source>Go to image number…</source>
        <translation>이미지 번호로 이동…</translation>
    </message>
    <message>
        <source>Find an image by its number</source>
        <translation>번호로 이미지 찾기</translation>
    </message>
    <message>
        <source>Type the number of an image, counted from 0, and press Enter</source>
        <translation>0부터 세는 이미지 번호를 입력하고 Enter를 누르세요</translation>
    </message>
    <message>
        <source>Why the image was not found</source>
        <translation>이미지를 찾지 못한 이유</translation>
    </message>
    <message>
        <source>Number of images on show</source>
        <translation>표시된 이미지 수</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Arrow keys move, a digit goes to the next image of that class, Enter opens the image.</source>
        <translation>화살표 키로 이동하고, 숫자 키로 그 클래스의 다음 이미지로 가고, Enter로 이미지를 엽니다.</translation>
    </message>
    <message>
        <source>About this data set</source>
        <translation>데이터셋 정보</translation>
    </message>
    <message>
        <source>1 channel</source>
        <translation>1채널</translation>
    </message>
    <message>
        <source>{channels} channels</source>
        <translation>{channels}채널</translation>
    </message>
    <message>
        <source>digits {first}–{last}</source>
        <translation>숫자 {first}~{last}</translation>
    </message>
    <message>
        <source>{shown} of {total} images</source>
        <translation>이미지 {total}장 중 {shown}장</translation>
    </message>
    <message>
        <source>No image of this class is in the set.</source>
        <translation>이 클래스의 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>No images</source>
        <translation>이미지 없음</translation>
    </message>
    <message>
        <source>The images are being read…</source>
        <translation>이미지를 읽는 중…</translation>
    </message>
    <message>
        <source>The images appear here.</source>
        <translation>여기에 이미지가 나타납니다.</translation>
    </message>
    <message>
        <source>“{text}” is not the number of an image: they go from 0 to {last}.</source>
        <translation>“{text}”: 이미지 번호가 아닙니다. 번호는 0부터 {last}까지입니다.</translation>
    </message>
    <message>
        <source>Image {index} is a {label}, which the class filter hides. &lt;a href=&quot;show&quot;&gt;Show all classes&lt;/a&gt;</source>
        <translation>클래스 {label}의 이미지 {index}번은 클래스 필터에 가려져 있습니다. &lt;a href=&quot;show&quot;&gt;모든 클래스 보기&lt;/a&gt;</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Save the plot as a picture</source>
        <translation>그래프를 그림으로 저장</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 그림 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 그림 (*.svg)</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Data set</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Hyperparameters</source>
        <translation>하이퍼파라미터</translation>
    </message>
    <message>
        <source>Loss and accuracy</source>
        <translation>손실과 정확도</translation>
    </message>
</context>
<context>
    <name>DrawPage</name>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>The net&apos;s answer</source>
        <translation>신경망의 답</translation>
    </message>
    <message>
        <source>The digit that the net holds most likely</source>
        <translation>신경망이 가장 가능성이 크다고 본 숫자</translation>
    </message>
    <message>
        <source>About the answer</source>
        <translation>답에 대한 설명</translation>
    </message>
    <message>
        <source>&amp;Net</source>
        <translation>신경망(&amp;N)</translation>
    </message>
    <message>
        <source>Net that answers</source>
        <translation>답하는 신경망</translation>
    </message>
    <message>
        <source>Which net answers: the one that came with the program, or the one you train</source>
        <translation>답할 신경망을 고릅니다: 프로그램에 들어 있는 것 또는 직접 학습시키는 것</translation>
    </message>
    <message>
        <source>No net could be loaded to answer. You can still draw and see the stages.</source>
        <translation>답할 신경망을 불러오지 못했습니다. 그리기와 단계 보기는 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Loading PyTorch… You can draw already.</source>
        <translation>PyTorch를 불러오는 중… 지금도 그릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation>아직 그린 것이 없습니다.</translation>
    </message>
    <message>
        <source>The answer is on its way.</source>
        <translation>답을 구하는 중입니다.</translation>
    </message>
    <message>
        <source>This net gives no numbers: its training has diverged.</source>
        <translation>이 신경망은 학습이 발산하여 값을 내지 못합니다.</translation>
    </message>
    <message>
        <source>is the net&apos;s answer, with a probability of {percent}.</source>
        <translation>신경망의 답입니다. 확률은 {percent}입니다.</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>{problem} Until then {value} stays in use.</source>
        <translation>{problem} 고칠 때까지 {value} 값을 그대로 씁니다.</translation>
    </message>
    <message>
        <source>Fixed while a run is going: stop the run to change it.</source>
        <translation>학습하는 동안은 바꿀 수 없습니다. 바꾸려면 학습을 정지하세요.</translation>
    </message>
</context>
<context>
    <name>FormulaLabel</name>
    <message>
        <source>Formula of the line</source>
        <translation>직선의 식</translation>
    </message>
    <message>
        <source>On this line the sum is zero; on one side of it the answer is 1, on the other side 0.</source>
        <translation>이 직선 위에서는 합이 0입니다. 직선의 한쪽은 답이 1, 다른 쪽은 0입니다.</translation>
    </message>
    <message>
        <source>Solid: where the output is 0.5.</source>
        <translation>실선: 출력이 0.5인 곳입니다.</translation>
    </message>
    <message>
        <source>Dashed: w₁x₁ + w₂x₂ + b = 0 of each hidden unit.</source>
        <translation>점선: 은닉 유닛마다 w₁x₁ + w₂x₂ + b = 0</translation>
    </message>
</context>
<context>
    <name>HyperPanel</name>
    <message>
        <source>This machine does not have it.</source>
        <translation>이 컴퓨터에는 없습니다.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>Settings that belong together. Choosing one sets every field.</source>
        <translation>함께 쓰는 설정 모음입니다. 고르면 모든 항목이 바뀝니다.</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>사용자 설정</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>추가 설정</translation>
    </message>
    <message>
        <source>Shows or hides the settings that a beginner can leave alone.</source>
        <translation>처음에는 그대로 두어도 되는 설정을 보이거나 숨깁니다.</translation>
    </message>
    <message>
        <source>Fixed while a run is going: stop the run to change the settings.</source>
        <translation>학습하는 동안은 설정을 바꿀 수 없습니다. 바꾸려면 학습을 정지하세요.</translation>
    </message>
</context>
<context>
    <name>ImageDetail</name>
    <message>
        <source>The chosen image</source>
        <translation>선택한 이미지</translation>
    </message>
    <message>
        <source>Point at a pixel, or move with the arrow keys, to read its value. Copy takes all values along.</source>
        <translation>픽셀을 가리키거나 화살표 키로 움직이면 값을 읽을 수 있습니다. 복사하면 모든 값이 함께 복사됩니다.</translation>
    </message>
    <message>
        <source>Num&amp;bers</source>
        <translation>값 보기(&amp;B)</translation>
    </message>
    <message>
        <source>Show the numbers</source>
        <translation>픽셀 값 보기</translation>
    </message>
    <message>
        <source>Zoom in until every pixel shows its value; drag or use the keys to move</source>
        <translation>픽셀마다 값이 보일 때까지 확대합니다. 끌거나 화살표 키로 움직이세요</translation>
    </message>
    <message>
        <source>&amp;Enlarge…</source>
        <translation>크게 보기(&amp;E)…</translation>
    </message>
    <message>
        <source>Enlarge the image</source>
        <translation>이미지 크게 보기</translation>
    </message>
    <message>
        <source>Show the value of every pixel at once, in a window of its own</source>
        <translation>모든 픽셀의 값을 별도의 창에서 한꺼번에 보여 줍니다</translation>
    </message>
    <message>
        <source>Label of the chosen image</source>
        <translation>선택한 이미지의 레이블</translation>
    </message>
    <message>
        <source>Index of the chosen image</source>
        <translation>선택한 이미지의 번호</translation>
    </message>
    <message>
        <source>Value of the current pixel</source>
        <translation>현재 픽셀의 값</translation>
    </message>
    <message>
        <source>Image {index}</source>
        <translation>이미지 {index}</translation>
    </message>
    <message>
        <source>Label {label}</source>
        <translation>레이블 {label}</translation>
    </message>
    <message>
        <source>Row {row}
Column {column}
Value {value}</source>
        <translation>행 {row}
열 {column}
값 {value}</translation>
    </message>
</context>
<context>
    <name>ImageList</name>
    <message>
        <source>{label} · image {index}</source>
        <translation>{label} · 이미지 {index}</translation>
    </message>
</context>
<context>
    <name>LabControls</name>
    <message>
        <source>&amp;Problem</source>
        <translation>문제(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Learner</source>
        <translation>학습 방식(&amp;L)</translation>
    </message>
    <message>
        <source>Hidde&amp;n</source>
        <translation>은닉 유닛(&amp;N)</translation>
    </message>
    <message>
        <source>R&amp;ate</source>
        <translation>학습률(&amp;A)</translation>
    </message>
    <message>
        <source>Spee&amp;d</source>
        <translation>속도(&amp;D)</translation>
    </message>
    <message>
        <source>Threshold rule</source>
        <translation>임계값 규칙</translation>
    </message>
    <message>
        <source>Single layer</source>
        <translation>단층</translation>
    </message>
    <message>
        <source>Multilayer</source>
        <translation>다층</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>한 단계(&amp;S)</translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation>초기화(&amp;T)</translation>
    </message>
    <message>
        <source>Another start</source>
        <translation>다른 시작값</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>일시정지(&amp;U)</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>실행(&amp;U)</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>초당 {speed}단계</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Learner</source>
        <translation>학습 방식</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>은닉 유닛 수</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Steps per second</source>
        <translation>초당 단계 수</translation>
    </message>
    <message>
        <source>Run or pause</source>
        <translation>실행 또는 일시정지</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>Reset to the same start</source>
        <translation>같은 시작값으로 초기화</translation>
    </message>
    <message>
        <source>The truth table to learn. Choosing another one starts anew.</source>
        <translation>학습할 진리표입니다. 다른 것을 고르면 처음부터 다시 시작합니다.</translation>
    </message>
    <message>
        <source>Threshold rule: Rosenblatt&apos;s perceptron, one sample at a time. Single layer: one sigmoid unit under gradient descent. Multilayer: the same with a hidden layer of tanh units.</source>
        <translation>임계값 규칙: 로젠블랫의 퍼셉트론으로, 샘플을 한 번에 하나씩 봅니다. 단층: 경사 하강법으로 학습하는 시그모이드 유닛 하나입니다. 다층: 여기에 tanh 유닛의 은닉층을 더한 것입니다.</translation>
    </message>
    <message>
        <source>Units in the hidden layer of the multilayer learner. Four learn XOR reliably, two often stick.</source>
        <translation>다층의 은닉층에 있는 유닛 수입니다. 4개면 XOR를 안정적으로 학습하고, 2개면 중간에 멈추는 일이 많습니다.</translation>
    </message>
    <message>
        <source>How far one update moves the weights. The threshold rule starts from zero, where the rate only scales all weights alike, so changing it there starts anew.</source>
        <translation>업데이트 한 번에 가중치를 얼마나 움직일지 정합니다. 임계값 규칙은 0에서 시작하므로 학습률은 모든 가중치를 같은 비율로 바꿀 뿐이고, 그래서 이때 바꾸면 처음부터 다시 시작합니다.</translation>
    </message>
    <message>
        <source>Go on by itself until there is a verdict.</source>
        <translation>판정이 날 때까지 스스로 진행합니다.</translation>
    </message>
    <message>
        <source>Threshold rule: look at one sample. Others: one update from all samples.</source>
        <translation>임계값 규칙: 샘플 하나를 봅니다. 그 밖: 모든 샘플로 한 번 업데이트합니다.</translation>
    </message>
    <message>
        <source>Back to the same first weights.</source>
        <translation>같은 시작값으로 되돌립니다.</translation>
    </message>
    <message>
        <source>Draw other first weights at random. The threshold rule always starts from zero and has no other.</source>
        <translation>가중치의 시작값을 무작위로 다시 뽑습니다. 임계값 규칙은 항상 0에서 시작하므로 다른 시작값이 없습니다.</translation>
    </message>
    <message>
        <source>Steps per second of a run.</source>
        <translation>실행할 때 1초에 진행하는 단계 수입니다.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>each iteration</source>
        <translation>이터레이션별</translation>
    </message>
    <message>
        <source>Loss and accuracy on each training batch</source>
        <translation>학습 배치마다의 손실과 정확도</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>평활화</translation>
    </message>
    <message>
        <source>The same, smoothed: the trend behind the noise of the batches</source>
        <translation>같은 값을 평활화한 것: 배치마다 흔들리는 값 뒤의 추세</translation>
    </message>
    <message>
        <source>test set</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Loss and accuracy on the whole test set after each epoch</source>
        <translation>에폭이 끝날 때마다 테스트 데이터 전체에서 잰 손실과 정확도</translation>
    </message>
    <message>
        <source>Show the curve: {name}</source>
        <translation>곡선 표시: {name}</translation>
    </message>
</context>
<context>
    <name>LossReadout</name>
    <message>
        <source>Iteration {step} · loss {loss}</source>
        <translation>이터레이션 {step} · 손실 {loss}</translation>
    </message>
    <message>
        <source>Iteration {step} · loss {loss} · smoothed {smoothed}</source>
        <translation>이터레이션 {step} · 손실 {loss} · 평활화 {smoothed}</translation>
    </message>
    <message>
        <source>After epoch {epoch} · loss on the test set {loss}</source>
        <translation>에폭 {epoch} 뒤 · 테스트 손실 {loss}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>mnistgui - a bench for a first course in deep learning</source>
        <translation>mnistgui - 딥러닝 첫 수업을 위한 실습대</translation>
    </message>
    <message>
        <source>Dra&amp;w</source>
        <translation>그리기(&amp;W)</translation>
    </message>
    <message>
        <source>Perceptr&amp;on</source>
        <translation>퍼셉트론(&amp;O)</translation>
    </message>
    <message>
        <source>Workbench</source>
        <translation>작업대</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Chapters</source>
        <translation>장(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>Shows the chapter&apos;s main point and sets the window up for it.</source>
        <translation>장의 핵심을 보여 주고 창을 그 내용에 맞게 준비합니다.</translation>
    </message>
</context>
<context>
    <name>NetChooser</name>
    <message>
        <source>Pretrained net</source>
        <translation>미리 학습된 신경망</translation>
    </message>
    <message>
        <source>Net of this run, iteration {step}</source>
        <translation>이번 학습의 신경망, 이터레이션 {step}</translation>
    </message>
</context>
<context>
    <name>NetworkDiagram</name>
    <message>
        <source>Diagram of the network</source>
        <translation>신경망 그림</translation>
    </message>
    <message>
        <source>The numbers of the chosen sample on their way through the network. A thick edge is a large weight; solid edges are positive, dashed ones negative. Σ adds up weight times input and the bias; the activation turns that sum into the output.</source>
        <translation>선택한 샘플의 값이 신경망을 지나가는 모습입니다. 선이 굵을수록 가중치가 크고, 실선은 양수, 점선은 음수입니다. Σ는 가중치와 입력의 곱을 모두 더하고 편향을 더하며, 활성 함수는 그 합을 출력으로 바꿉니다.</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>step</source>
        <translation>계단 함수</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>target {label}</source>
        <translation>정답 {label}</translation>
    </message>
    <message>
        <source>hidden: Σ → tanh</source>
        <translation>은닉층: Σ → tanh</translation>
    </message>
    <message>
        <source>output: Σ → σ</source>
        <translation>출력: Σ → σ</translation>
    </message>
</context>
<context>
    <name>Pad</name>
    <message>
        <source>Trace the 3, or draw any digit</source>
        <translation>3을 따라 쓰거나 아무 숫자나 그리세요</translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation>그리기 판</translation>
    </message>
    <message>
        <source>Draw one digit with the mouse, a pen or a finger, at any place and size. Escape takes back the stroke at hand, {undo} the last one, Delete clears the pad.</source>
        <translation>마우스나 펜, 손가락으로 숫자 하나를 그리세요. 위치와 크기는 상관없습니다. Esc 키는 그리던 획을, {undo} 키는 마지막 획을 취소하고, Delete 키는 모두 지웁니다.</translation>
    </message>
</context>
<context>
    <name>PadTools</name>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Take everything off the pad; Undo brings it back.</source>
        <translation>그린 것을 모두 지웁니다. 실행 취소로 되살릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take back the last stroke, or bring back what was cleared.</source>
        <translation>마지막 획을 취소하거나 지운 것을 되살립니다.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Do again what was undone.</source>
        <translation>취소한 것을 다시 실행합니다.</translation>
    </message>
</context>
<context>
    <name>PerceptronPage</name>
    <message>
        <source>Perceptron lab</source>
        <translation>퍼셉트론 실험실</translation>
    </message>
</context>
<context>
    <name>PerceptronVerdict</name>
    <message>
        <source>Start {start} · updates: {updates} · loss {loss}</source>
        <translation>시작값 {start}번 · 업데이트 {updates}회 · 손실 {loss}</translation>
    </message>
    <message>
        <source>All weights 0 · updates: {updates}</source>
        <translation>모든 가중치 0 · 업데이트 {updates}회</translation>
    </message>
    <message>
        <source>Epoch {epoch} · {sample} was wrong: weights corrected · updates: {updates}</source>
        <translation>에폭 {epoch} · {sample} 틀림: 가중치 수정 · 업데이트 {updates}회</translation>
    </message>
    <message>
        <source>Epoch {epoch} · {sample} was right: nothing to correct · updates: {updates}</source>
        <translation>에폭 {epoch} · {sample} 맞음: 그대로 둠 · 업데이트 {updates}회</translation>
    </message>
    <message>
        <source>Rosenblatt&apos;s rule takes one sample at a time and corrects the weights after every mistake.</source>
        <translation>로젠블랫의 규칙은 샘플을 하나씩 보면서 틀릴 때마다 가중치를 고칩니다.</translation>
    </message>
    <message>
        <source>A hidden layer of tanh units. Each step is one update of all weights by backpropagation from all samples.</source>
        <translation>tanh 유닛으로 된 은닉층이 있습니다. 한 단계마다 모든 샘플로 역전파하여 모든 가중치를 한 번 업데이트합니다.</translation>
    </message>
    <message>
        <source>One sigmoid unit. Each step is one update by gradient descent on the cross entropy of all samples.</source>
        <translation>시그모이드 유닛 하나입니다. 한 단계마다 모든 샘플의 교차 엔트로피를 경사 하강법으로 줄이도록 한 번 업데이트합니다.</translation>
    </message>
    <message>
        <source>Press Run, or go step by step.</source>
        <translation>“실행”을 누르거나 한 단계씩 진행하세요.</translation>
    </message>
    <message>
        <source>Learning: {wrong} of {samples} still wrong.</source>
        <translation>학습 중: {samples}개 중 {wrong}개가 아직 틀립니다.</translation>
    </message>
    <message>
        <source>Nearly learned: all {samples} are right.</source>
        <translation>거의 학습함: {samples}개가 모두 맞습니다.</translation>
    </message>
    <message>
        <source>After a mistake each of w₁, w₂ and b changes by rate × (target − output) × its input; b has the input 1.</source>
        <translation>틀리면 w₁, w₂, b가 각각 학습률 × (정답 − 출력) × 입력만큼 바뀝니다. b의 입력은 1입니다.</translation>
    </message>
    <message>
        <source>Each update changes every weight by −rate × the gradient of the loss.</source>
        <translation>업데이트마다 모든 가중치가 −학습률 × 손실의 기울기만큼 바뀝니다.</translation>
    </message>
    <message>
        <source>It goes on until every output is within {close} of its target.</source>
        <translation>모든 출력이 정답에서 {close} 이내가 될 때까지 계속합니다.</translation>
    </message>
    <message>
        <source>Learned after {updates} updates.</source>
        <translation>업데이트 {updates}회 만에 학습했습니다.</translation>
    </message>
    <message>
        <source>Every mistake was one update. From a zero start, one sample at a time, the convergence theorem allows at most R²/γ² = {bound} mistakes here; {updates} were made.</source>
        <translation>틀릴 때마다 한 번 업데이트했습니다. 0에서 시작해 샘플을 하나씩 볼 때 수렴 정리가 허용하는 실수는 최대 R²/γ² = {bound}회이고, 실제로는 {updates}회였습니다.</translation>
    </message>
    <message>
        <source>Every output is within {close} of its target; the loss is {loss}. No single line separates {problem}: here each hidden unit draws a line of its own (dashed), and the output unit combines them.</source>
        <translation>모든 출력이 정답에서 {close} 이내이고 손실은 {loss}입니다. {problem} 문제는 직선 하나로 나눌 수 없지만, 여기서는 은닉 유닛마다 직선(점선)을 하나씩 긋고 출력 유닛이 그것을 합칩니다.</translation>
    </message>
    <message>
        <source>Every output is within {close} of its target; the loss is {loss}.</source>
        <translation>모든 출력이 정답에서 {close} 이내이고 손실은 {loss}입니다.</translation>
    </message>
    <message>
        <source>{problem} cannot be separated by one line.</source>
        <translation>{problem} 문제는 직선 하나로 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>A linear program finds no line. Proof: take each sample as (x₁, x₂, 1), negated where the target is 0; the four sum to zero, so no weights have all four on the right side.</source>
        <translation>선형 계획법으로 찾아도 없습니다. 증명: 샘플을 (x₁, x₂, 1)로 쓰고 정답이 0이면 부호를 바꿉니다. 넷의 합이 0이므로, 넷을 모두 옳은 쪽에 두는 가중치는 없습니다.</translation>
    </message>
    <message>
        <source>The rule goes in a circle: the weights after epoch {epoch} are {weights}, those after epoch {first_epoch} again, with {between} updates between.</source>
        <translation>규칙은 맴돕니다: 에폭 {epoch} 뒤 가중치 {weights} = 에폭 {first_epoch} 뒤, 그 사이 업데이트 {between}회.</translation>
    </message>
    <message>
        <source>A single hidden unit still draws one line; its loss no longer falls, at {loss}.</source>
        <translation>은닉 유닛이 하나면 여전히 직선 하나입니다. 손실은 {loss}에서 더 줄지 않습니다.</translation>
    </message>
    <message>
        <source>The best that this unit can do is to answer 0.5 everywhere: its loss came to rest at {loss} = ln 2.</source>
        <translation>이 유닛의 최선은 어디서나 0.5를 출력하는 것이고, 손실은 {loss} = ln&#xa0;2에서 멈췄습니다.</translation>
    </message>
    <message>
        <source>Its loss came to rest at {loss}: it gets no lower.</source>
        <translation>손실은 {loss}에서 멈췄고 더 줄지 않습니다.</translation>
    </message>
    <message>
        <source>Stuck after {updates} updates with {wrong} of {samples} wrong.</source>
        <translation>업데이트 {updates}회 뒤 멈춤: {samples}개 중 {wrong}개가 틀립니다.</translation>
    </message>
    <message>
        <source>The loss no longer falls ({loss}). These first weights led into a dead end; others may not. Press “Another start” for other first weights, or take more hidden units.</source>
        <translation>손실({loss})이 더 줄지 않습니다. 이 시작값에서는 길이 막혔지만 다른 시작값은 다를 수 있습니다. “다른 시작값”을 누르거나 은닉 유닛을 늘리세요.</translation>
    </message>
</context>
<context>
    <name>PixelWindow</name>
    <message>
        <source>Pixel values</source>
        <translation>픽셀 값</translation>
    </message>
    <message>
        <source>The chosen image, every pixel with its value</source>
        <translation>선택한 이미지, 픽셀마다 값 표시</translation>
    </message>
    <message>
        <source>Current pixel</source>
        <translation>현재 픽셀</translation>
    </message>
    <message>
        <source>{facts} · row {row}, column {column}: {value}</source>
        <translation>{facts} · 행 {row}, 열 {column}: {value}</translation>
    </message>
</context>
<context>
    <name>PlaneView</name>
    <message>
        <source>Plane of the two inputs</source>
        <translation>두 입력의 평면</translation>
    </message>
    <message>
        <source>Every point is a pair of inputs, its colour what the learner answers there. Round samples should give 0, square ones 1; a cross marks a wrong answer, a ring the sample at hand. The solid line is where the answer changes; each dashed line belongs to one hidden unit. Click a sample to see its numbers.</source>
        <translation>평면의 점은 두 입력의 쌍이고, 색은 그 입력에 내놓는 답입니다. 둥근 샘플은 정답이 0, 네모난 샘플은 1입니다. ×표는 틀린 답, 고리는 지금 보는 샘플입니다. 실선은 답이 바뀌는 곳이고, 점선은 은닉 유닛마다 하나씩입니다. 샘플을 클릭하면 그 값을 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>PlotControls</name>
    <message>
        <source>Smoothing</source>
        <translation>평활화</translation>
    </message>
    <message>
        <source>Smoothing: how much of the last smoothed value each iteration keeps. 0 is off.</source>
        <translation>평활화: 이터레이션마다 직전의 평활화 값을 얼마나 이어받을지 정합니다. 0이면 끕니다.</translation>
    </message>
    <message>
        <source>Chosen smoothing</source>
        <translation>평활화 정도</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>lo&amp;g loss</source>
        <translation>손실 로그 축(&amp;G)</translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation>로그 눈금의 손실 축</translation>
    </message>
    <message>
        <source>Draw the loss on a logarithmic axis: equal heights are equal factors</source>
        <translation>손실을 로그 축에 그립니다. 같은 높이 차이가 같은 비율을 뜻합니다</translation>
    </message>
    <message>
        <source>F&amp;it</source>
        <translation>전체 보기(&amp;I)</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>학습 전체 보기</translation>
    </message>
    <message>
        <source>Show the whole run again after zooming (Home in a chart)</source>
        <translation>확대한 뒤 학습 전체를 다시 봅니다 (차트에서 Home 키)</translation>
    </message>
</context>
<context>
    <name>PlotPanel</name>
    <message>
        <source>iteration</source>
        <translation>이터레이션</translation>
    </message>
    <message>
        <source>loss (nats)</source>
        <translation>손실 (nat)</translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation>정확도 (%)</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Point at an iteration to read it, or use the left and right keys. The wheel or + and − zoom, dragging moves, Home shows the whole run.</source>
        <translation>이터레이션을 가리키거나 왼쪽, 오른쪽 키를 누르면 값을 읽을 수 있습니다. 휠이나 +, − 키로 확대·축소하고, 끌어서 옮기고, Home 키로 학습 전체를 봅니다.</translation>
    </message>
    <message>
        <source>Loss: mean cross entropy of the images, in nats (natural logarithm).</source>
        <translation>손실: 이미지들의 평균 교차 엔트로피, 단위는 nat(자연로그)입니다.</translation>
    </message>
    <message>
        <source>Accuracy: share of the images that are recognised.</source>
        <translation>정확도: 올바르게 맞힌 이미지의 비율입니다.</translation>
    </message>
    <message>
        <source>The first iteration is on its way…</source>
        <translation>첫 이터레이션을 기다리는 중…</translation>
    </message>
    <message>
        <source>Press Start: the loss of every iteration draws itself here.</source>
        <translation>“시작”을 누르면 이터레이션마다의 손실이 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>And here the accuracy: on every batch, and on the test set after each epoch.</source>
        <translation>여기에는 정확도가 그려집니다. 배치마다, 그리고 에폭이 끝날 때마다 테스트 데이터에서 잽니다.</translation>
    </message>
</context>
<context>
    <name>RunControls</name>
    <message>
        <source>Stopping…</source>
        <translation>정지하는 중…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>Paused before the first iteration</source>
        <translation>첫 이터레이션 전에 일시정지됨</translation>
    </message>
    <message>
        <source>{step} / {steps} iterations · epoch {epoch} / {epochs}</source>
        <translation>이터레이션 {step} / {steps} · 에폭 {epoch} / {epochs}</translation>
    </message>
    <message>
        <source>Paused · {place}</source>
        <translation>일시정지 · {place}</translation>
    </message>
    <message>
        <source>{place} · {time} left · {speed} images/s</source>
        <translation>{place} · {time} 남음 · 초당 {speed}장</translation>
    </message>
    <message>
        <source>The run broke off</source>
        <translation>학습이 중단됨</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Training is not possible: something could not be loaded</source>
        <translation>학습할 수 없음: 불러오지 못한 것이 있습니다</translation>
    </message>
    <message>
        <source>Loading PyTorch…</source>
        <translation>PyTorch를 불러오는 중…</translation>
    </message>
    <message>
        <source>Stopped after {step} iterations</source>
        <translation>{step}&#xa0;이터레이션 뒤 정지됨</translation>
    </message>
    <message>
        <source>Stopped after {step} iterations · test accuracy of the last epoch {accuracy} %</source>
        <translation>{step}&#xa0;이터레이션 뒤 정지됨 · 마지막 에폭의 테스트 정확도 {accuracy}&#xa0;%</translation>
    </message>
    <message>
        <source>Finished · {step} iterations · test accuracy {accuracy} %</source>
        <translation>완료 · {step}&#xa0;이터레이션 · 테스트 정확도 {accuracy}&#xa0;%</translation>
    </message>
    <message>
        <source>Loading the data set…</source>
        <translation>데이터셋을 불러오는 중…</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>학습 진행률</translation>
    </message>
    <message>
        <source>Iterations done, of all epochs together.</source>
        <translation>모든 에폭을 합친 이터레이션 가운데 끝난 비율입니다.</translation>
    </message>
    <message>
        <source>State of the run</source>
        <translation>학습 상태</translation>
    </message>
    <message>
        <source>What the run is doing, how far it is, and how long it will still take.</source>
        <translation>학습이 지금 무엇을 하고, 어디까지 왔으며, 얼마나 더 걸리는지 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>하는 일</translation>
    </message>
</context>
<context>
    <name>StageCell</name>
    <message>
        <source>Point at a pixel, or move with the arrow keys, to read its value.</source>
        <translation>픽셀을 가리키거나 화살표 키로 움직이면 값을 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Row {row}
Column {column}
Value {value}</source>
        <translation>행 {row}
열 {column}
값 {value}</translation>
    </message>
</context>
<context>
    <name>StagesStrip</name>
    <message>
        <source>From your ink to the net&apos;s input</source>
        <translation>그린 획에서 신경망의 입력까지</translation>
    </message>
    <message>
        <source>1 · As drawn</source>
        <translation>1 · 그린 그대로</translation>
    </message>
    <message>
        <source>the whole pad in 28×28 pixels</source>
        <translation>판 전체를 28×28 픽셀로</translation>
    </message>
    <message>
        <source>2 · Fitted</source>
        <translation>2 · 크기 맞춤</translation>
    </message>
    <message>
        <source>drawn again with a pen of 2.5 px, into 20×20</source>
        <translation>2.5 px 펜으로 20×20 안에 다시 그림</translation>
    </message>
    <message>
        <source>3 · Centred</source>
        <translation>3 · 중심 맞춤</translation>
    </message>
    <message>
        <source>by its mass, in 28×28: this is fed to the net</source>
        <translation>무게중심을 28×28 가운데로: 신경망의 입력</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>What is loaded</source>
        <translation>불러온 것</translation>
    </message>
    <message>
        <source>{name} {split}: {count} images</source>
        <translation>{name} {split}: 이미지 {count}장</translation>
    </message>
    <message>
        <source>{model}: {count} parameters</source>
        <translation>{model}: 파라미터 {count}개</translation>
    </message>
    <message>
        <source>loading PyTorch…</source>
        <translation>PyTorch를 불러오는 중…</translation>
    </message>
    <message>
        <source>train</source>
        <translation>학습용</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트용</translation>
    </message>
</context>
<context>
    <name>TruthTable</name>
    <message>
        <source>Truth table</source>
        <translation>진리표</translation>
    </message>
    <message>
        <source>Inputs, target and the learner&apos;s output now. Choose a row to see its numbers in the diagram.</source>
        <translation>입력, 정답, 그리고 지금의 출력입니다. 행을 고르면 그 값을 신경망 그림에서 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>TruthTableModel</name>
    <message>
        <source>target</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>✓ right</source>
        <translation>✓ 맞음</translation>
    </message>
    <message>
        <source>✗ wrong</source>
        <translation>✗ 틀림</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Last step</source>
        <translation>마지막 단계</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>The file {file} is damaged ({detail}). Install the program again.</source>
        <translation>{file} 파일이 손상되었습니다({detail}). 프로그램을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>The lesson {file} cannot be read: {detail}.</source>
        <translation>수업 파일 {file}: 읽을 수 없습니다({detail}).</translation>
    </message>
    <message>
        <source>The lesson {file}: there is no key {key}. The keys are: {keys}.</source>
        <translation>수업 파일 {file}: {key} 키는 없는 키입니다. 쓸 수 있는 키: {keys}.</translation>
    </message>
    <message>
        <source>The lesson {file}: the key {key} is missing.</source>
        <translation>수업 파일 {file}: {key} 키가 빠져 있습니다.</translation>
    </message>
    <message>
        <source>The lesson {file}: {key} must be a text that is not empty.</source>
        <translation>수업 파일 {file}: {key} 키의 값은 비어 있지 않은 문자열이어야 합니다.</translation>
    </message>
    <message>
        <source>The lesson {file}: {key} must be a table.</source>
        <translation>수업 파일 {file}: {key} 키의 값은 테이블이어야 합니다.</translation>
    </message>
    <message>
        <source>The lesson {file}: {key} must be one of {choices}, not {value}.</source>
        <translation>수업 파일 {file}: {key} 키의 값은 {choices} 중 하나여야 합니다(지금 값: {value}).</translation>
    </message>
    <message>
        <source>The lesson {file}: {key} must be a list that is not empty.</source>
        <translation>수업 파일 {file}: {key} 키의 값은 비어 있지 않은 목록이어야 합니다.</translation>
    </message>
    <message>
        <source>The lesson {file}: settings: {detail}</source>
        <translation>수업 파일 {file}: settings: {detail}</translation>
    </message>
    <message>
        <source>There are no lessons in the language {language}. There are: {languages}.</source>
        <translation>{language} 언어로 된 수업이 없습니다. 있는 언어: {languages}.</translation>
    </message>
    <message>
        <source>One linear layer: every pixel votes for every digit with a weight.</source>
        <translation>선형층 하나: 모든 픽셀이 모든 숫자에 가중치를 실어 투표합니다.</translation>
    </message>
    <message>
        <source>Hidden layers of units between the pixels and the digits.</source>
        <translation>픽셀과 숫자 사이에 유닛으로 된 은닉층이 있습니다.</translation>
    </message>
    <message>
        <source>Small filters that slide over the image, then one linear layer.</source>
        <translation>작은 필터가 이미지 위를 훑은 다음 선형층 하나를 거칩니다.</translation>
    </message>
    <message>
        <source>The convolutional net that the program ships already trained.</source>
        <translation>미리 학습되어 프로그램에 들어 있는 합성곱 신경망입니다.</translation>
    </message>
    <message>
        <source>The net in {folder} cannot be opened: {detail}.</source>
        <translation>{folder} 폴더의 신경망을 열 수 없습니다: {detail}.</translation>
    </message>
    <message>
        <source>{field}: there is no such setting. The settings are: {fields}.</source>
        <translation>{field}: 없는 설정입니다. 쓸 수 있는 설정: {fields}.</translation>
    </message>
    <message>
        <source>{field}: must be one of {choices}, not {value}.</source>
        <translation>{field}: {choices} 중 하나여야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: must be a whole number from {minimum} to {maximum}, not {value}.</source>
        <translation>{field}: {minimum}부터 {maximum}까지의 정수여야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: must be a number from {minimum} to {maximum}, not {value}.</source>
        <translation>{field}: {minimum}부터 {maximum}까지의 수여야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: must be true or false, not {value}.</source>
        <translation>{field}: true 또는 false여야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>{field}: must be a list of 1 to {most} layer sizes, each a whole number from {minimum} to {maximum}, not {value}.</source>
        <translation>{field}: 층의 크기를 1~{most}개 적어야 하고, 각 크기는 {minimum}부터 {maximum}까지의 정수여야 합니다(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>The config is not valid TOML: {detail}.</source>
        <translation>설정이 올바른 TOML이 아닙니다: {detail}.</translation>
    </message>
    <message>
        <source>{field}: is used by the optimizer sgd only: set it to 0, not {value}.</source>
        <translation>{field}: 옵티마이저가 sgd일 때만 씁니다. 0으로 두세요(입력한 값: {value}).</translation>
    </message>
    <message>
        <source>Single linear layer</source>
        <translation>단일 선형층</translation>
    </message>
    <message>
        <source>MLP (hidden layers)</source>
        <translation>MLP (은닉층)</translation>
    </message>
    <message>
        <source>CNN (convolutions)</source>
        <translation>CNN (합성곱)</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>The images: the train split is learned from, the test split tests.</source>
        <translation>이미지입니다. 학습용으로 학습하고 테스트용으로 평가합니다.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>The network. A single linear layer is what the course calls a perceptron for images (784 inputs, 10 outputs, softmax; not Rosenblatt&apos;s threshold unit). An MLP adds hidden layers, a CNN adds convolutions.</source>
        <translation>학습할 신경망입니다. 단일 선형층은 수업에서 이미지에 쓰는 퍼셉트론이라고 부르는 것입니다(입력 784개, 출력 10개, softmax. 로젠블랫의 임계값 유닛과는 다릅니다). MLP는 은닉층을, CNN은 합성곱을 더합니다.</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>Units of each hidden layer of the MLP, separated by commas: 128, or 256, 64. ReLU after each.</source>
        <translation>MLP의 은닉층마다 유닛이 몇 개인지 쉼표로 구분해 적습니다. 예: 128 또는 256, 64. 층마다 ReLU가 뒤따릅니다.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>How many times the whole training set is gone through.</source>
        <translation>학습 데이터 전체를 몇 번 학습할지 정합니다.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>How many images one iteration uses, that is, one update of the weights.</source>
        <translation>1&#xa0;이터레이션, 곧 가중치를 한 번 업데이트하는 데 쓰는 이미지 수입니다.</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>섞기 (shuffle)</translation>
    </message>
    <message>
        <source>Draw the images in a new random order each epoch, or keep the file&apos;s order.</source>
        <translation>에폭마다 이미지의 순서를 무작위로 새로 섞습니다. 끄면 파일의 순서를 따릅니다.</translation>
    </message>
    <message>
        <source>Drop last</source>
        <translation>버리기 (drop_last)</translation>
    </message>
    <message>
        <source>Leave out the last batch of an epoch when it is smaller than the batch size.</source>
        <translation>에폭의 마지막 배치가 배치 크기보다 작으면 버립니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>How far one update moves the weights. Too small learns slowly, too large diverges.</source>
        <translation>업데이트 한 번에 가중치를 얼마나 움직일지 정합니다. 너무 작으면 느리게 학습하고, 너무 크면 발산합니다.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>The rule that turns gradients into updates. SGD is the course&apos;s; Adam and AdamW scale each weight&apos;s step and want a smaller learning rate, such as 0.001.</source>
        <translation>기울기로 가중치를 업데이트하는 규칙입니다. 수업에서는 SGD를 씁니다. Adam과 AdamW는 가중치마다 업데이트의 크기를 조절하며, 0.001처럼 더 작은 학습률이 알맞습니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Share of the last update that SGD carries on into the next; 0 is plain SGD.</source>
        <translation>SGD가 직전의 업데이트를 다음 업데이트에 이어 가는 비율입니다. 0이면 기본 SGD입니다.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Pulls every weight towards zero at each update; 0 is none.</source>
        <translation>업데이트할 때마다 모든 가중치를 0 쪽으로 당깁니다. 0이면 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Start of the random numbers (weights, shuffling): the same seed, the same run.</source>
        <translation>난수(가중치, 섞는 순서)의 출발점입니다. 시드가 같으면 학습 과정도 같습니다.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Where the arithmetic is done. Only what this machine has can be chosen.</source>
        <translation>계산하는 장치입니다. 이 컴퓨터에 있는 것만 고를 수 있습니다.</translation>
    </message>
    <message>
        <source>The run broke off: {detail}. What was learned until then is kept.</source>
        <translation>학습이 중단되었습니다: {detail}. 그때까지 학습한 내용은 남아 있습니다.</translation>
    </message>
    <message>
        <source>batch_size: {batch_size} is more than the {images} images there are, and drop_last leaves the only batch out. Choose a smaller batch size or switch drop_last off.</source>
        <translation>batch_size: 이미지는 {images}장인데 배치 크기는 {batch_size}, 더 큽니다. 그래서 하나뿐인 배치를 drop_last가 버립니다. 배치 크기를 줄이거나 drop_last를 끄세요.</translation>
    </message>
    <message>
        <source>A good start</source>
        <translation>추천 설정</translation>
    </message>
    <message>
        <source>An MLP with one hidden layer and SGD at 0.1: over 90 % of the test digits right after one epoch.</source>
        <translation>은닉층이 하나인 MLP와 학습률 0.1의 SGD입니다. 1&#xa0;에폭이면 테스트 숫자의 90&#xa0;% 넘게 맞힙니다.</translation>
    </message>
    <message>
        <source>The deck&apos;s settings</source>
        <translation>강의 자료 설정</translation>
    </message>
    <message>
        <source>Batch 100 and SGD at 0.01, as in the course. At this small rate the hidden layer looks harmful at first: after one epoch expect about 82 % from the MLP and 85 % from a single linear layer; after five 90 % and 89 %. At 0.1 it is 92 % and 90 % after one.</source>
        <translation>수업과 같은 배치 크기 100, 학습률 0.01의 SGD입니다. 학습률이 이렇게 작으면 처음에는 은닉층이 해로워 보입니다. 정확도는 1&#xa0;에폭 뒤 MLP 약 82&#xa0;%, 단일 선형층 약 85&#xa0;%이고, 5&#xa0;에폭 뒤 90&#xa0;%와 89&#xa0;%입니다. 학습률 0.1에서는 1&#xa0;에폭 뒤 92&#xa0;%와 90&#xa0;%입니다.</translation>
    </message>
    <message>
        <source>The run folder {folder} cannot be written: {detail}. Choose another.</source>
        <translation>결과 폴더 {folder}에 쓸 수 없습니다: {detail}. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Something went wrong: {detail}</source>
        <translation>문제가 생겼습니다: {detail}</translation>
    </message>
    <message>
        <source>PyTorch could not be loaded: {detail}. Install the program again.</source>
        <translation>PyTorch를 불러올 수 없습니다: {detail}. 프로그램을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>The drawing could not be answered: {detail}</source>
        <translation>그림에 답할 수 없습니다: {detail}</translation>
    </message>
    <message>
        <source>The picture {file} cannot be written: {detail}</source>
        <translation>{file} 그림 파일을 저장할 수 없습니다: {detail}</translation>
    </message>
</context>
</TS>
